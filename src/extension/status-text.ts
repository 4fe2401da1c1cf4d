import { textsOf } from '../../locales';
import { groupLabel } from '../client/join-code';
import type { ClientReason } from '../client/reasons';
import type { ErrorKind, MeshStatus } from '../client/status';
import { textOf } from './block-info';
import { filledText, hasAll } from '../../locales/filled-text';

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
    return [
        ...pauseSentence(status, locale),
        stateSentence(status, locale),
        ...noticeSentences(status, locale, server),
    ].join(' ');
}

/** The part of it that is more than how this member is connected; empty where there is nothing more to know. */
export function noticeText(status: MeshStatus, locale: string, server: string): string {
    return [...pauseSentence(status, locale), ...noticeSentences(status, locale, server)].join(' ');
}

/** A pause comes first: the teacher wants all eyes. */
function pauseSentence({ paused }: MeshStatus, locale: string): string[] {
    return paused ? [textOf(textsOf(locale), 'mesh.status.paused')] : [];
}

function stateSentence(status: MeshStatus, locale: string): string {
    const { group, members } = status;
    return filledText(textOf(textsOf(locale), `mesh.status.${stateText(status)}`), {
        NAME: group === null ? '' : groupLabel(group),
        COUNT: members,
        SECONDS: group?.pollingIntervalSeconds ?? 2,
    });
}

function noticeSentences(status: MeshStatus, locale: string, server: string): string[] {
    const texts = textsOf(locale);
    const { missed, merged } = status;
    const sentences: string[] = [];
    if (status.expiresInSeconds !== null) sentences.push(timeLeft(status.expiresInSeconds, locale));
    if (status.quiet) sentences.push(textOf(texts, 'mesh.status.quiet'));
    if (missed > 0) sentences.push(filledText(textOf(texts, 'mesh.status.missed'), { COUNT: missed }));
    if (merged > 0) sentences.push(filledText(textOf(texts, 'mesh.status.merged'), { COUNT: merged }));
    // Requests that fail now and then concern nobody who is connected; what was refused does.
    const { lastError } = status;
    const isSaid = status.paused && lastError?.reason?.code === 'paused';
    for (const limit of status.limits) sentences.push(textOf(texts, `mesh.limit.${limit}`));
    if (lastError !== null && !isSaid && (status.state !== 'connected' || lastError.kind === 'refused'))
        sentences.push(errorSentence(lastError, locale, server));
    return sentences;
}

function timeLeft(seconds: number, locale: string): string {
    const minutes = Math.max(1, Math.ceil(seconds / 60));
    const id = minutes === 1 ? 'mesh.status.leftOne' : 'mesh.status.left';
    return filledText(textOf(textsOf(locale), id), { MINUTES: minutes });
}

/** What went wrong, as the status or an error has it. */
export interface Troubled {
    readonly kind: ErrorKind;
    readonly reason?: ClientReason | null;
}

/** What went wrong, as a sentence in a person's language: the reason's where one is known, else that of its kind. */
export function errorSentence({ kind, reason }: Troubled, locale: string, server: string): string {
    const text = reason == null ? undefined : textsOf(locale)[`mesh.reason.${reason.code}`];
    const values = places(reason?.values ?? {});
    // A backend of another version may leave out what the sentence names.
    if (text === undefined || !hasAll(text, values)) return errorText(kind, locale, server);
    return filledText(text, values);
}

/** The values of a reason by the names that sentences have for them. */
function places(values: Readonly<Record<string, string | number>>): Record<string, string | number> {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name.toUpperCase(), value]));
}

/** What kind of trouble it is and what to do, as a sentence in a person's language. */
function errorText(kind: ErrorKind, locale: string, server: string): string {
    return filledText(textOf(textsOf(locale), ERROR_TEXT[kind]), { HOST: server });
}

function stateText({ state, transport, webSocketBlocked }: MeshStatus): string {
    if (state === 'error') return 'disconnected';
    if (state !== 'connected') return state;
    if (transport === 'polling') return webSocketBlocked ? 'blocked' : 'polling';
    return transport ?? 'connecting';
}
