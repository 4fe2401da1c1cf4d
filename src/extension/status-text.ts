import { textsOf } from '../../locales';
import { groupLabel } from '../client/join-code';
import type { ErrorKind, MeshStatus, StatusError } from '../client/status';
import { textOf } from './block-info';
import { filledText } from '../../locales/filled-text';

const ERROR_TEXT: Readonly<Record<ErrorKind, string>> = {
    filtered: 'mesh.error.filtered',
    offline: 'mesh.error.offline',
    'server-down': 'mesh.error.serverDown',
    'group-gone': 'mesh.error.groupGone',
    refused: 'mesh.error.refused',
    protocol: 'mesh.error.protocol',
};

/** Where a member stands, as a sentence in a person's language. `server` is the host that a filter should let through. */
export function statusText(status: MeshStatus, locale: string, server: string): string {
    const texts = textsOf(locale);
    const { group, members, missed, merged } = status;
    const state = filledText(textOf(texts, `mesh.status.${stateText(status)}`), {
        NAME: group === null ? '' : groupLabel(group),
        COUNT: members,
        SECONDS: group?.pollingIntervalSeconds ?? 2,
    });
    const sentences = [state];
    if (status.quiet) sentences.push(textOf(texts, 'mesh.status.quiet'));
    if (missed > 0) sentences.push(filledText(textOf(texts, 'mesh.status.missed'), { COUNT: missed }));
    if (merged > 0) sentences.push(filledText(textOf(texts, 'mesh.status.merged'), { COUNT: merged }));
    // Requests that fail now and then concern nobody who is connected; what was refused does.
    const { lastError } = status;
    if (lastError !== null && (status.state !== 'connected' || lastError.kind === 'refused'))
        sentences.push(errorSentence(lastError, locale, server));
    return sentences.join(' ');
}

/** What went wrong, as a sentence in a person's language: the reason's where one is known, else that of its kind. */
export function errorSentence({ kind, reason }: StatusError, locale: string, server: string): string {
    const text = reason === undefined ? undefined : textsOf(locale)[`mesh.reason.${reason.code}`];
    return text === undefined ? errorText(kind, locale, server) : filledText(text, places(reason?.values ?? {}));
}

/** The values of a reason by the names that sentences have for them. */
function places(values: Readonly<Record<string, string | number>>): Record<string, string | number> {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name.toUpperCase(), value]));
}

/** What kind of trouble it is and what to do, as a sentence in a person's language. */
export function errorText(kind: ErrorKind, locale: string, server: string): string {
    return filledText(textOf(textsOf(locale), ERROR_TEXT[kind]), { HOST: server });
}

function stateText({ state, transport, webSocketBlocked }: MeshStatus): string {
    if (state === 'error') return 'disconnected';
    if (state !== 'connected') return state;
    if (transport === 'polling') return webSocketBlocked ? 'blocked' : 'polling';
    return transport ?? 'connecting';
}
