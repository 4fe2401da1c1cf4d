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

/** A member's status as a sentence in a person's language. `server` is the host that a filter should allow. */
export function statusText(status: MeshStatus, locale: string, server: string): string {
    return [
        ...pauseSentence(status, locale),
        stateSentence(status, locale),
        ...noticeSentences(status, locale, server),
    ].join(' ');
}

/** The part of it beyond how this member is connected; empty if there is nothing more to say. */
export function noticeText(status: MeshStatus, locale: string, server: string): string {
    return [...pauseSentence(status, locale), ...noticeSentences(status, locale, server)].join(' ');
}

/** A pause comes first, because the teacher wants everybody's attention. */
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
    // While the member is connected, occasional failed requests do not matter to a person. Refusals do.
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

/** An error, in the form that the status or an exception has. */
export interface Troubled {
    readonly kind: ErrorKind;
    readonly reason?: ClientReason | null;
}

/**
 * An error as a sentence in a person's language: the reason's sentence if the reason is known, else that of its kind.
 */
export function errorSentence({ kind, reason }: Troubled, locale: string, server: string): string {
    const text = reason == null ? undefined : textsOf(locale)[`mesh.reason.${reason.code}`];
    const values = places(reason?.values ?? {});
    // A backend of another version may leave out values of the sentence.
    if (text === undefined || !hasAll(text, values)) return errorText(kind, locale, server);
    return filledText(text, values);
}

/** The values of a reason by their names in the sentences. */
function places(values: Readonly<Record<string, string | number>>): Record<string, string | number> {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name.toUpperCase(), value]));
}

/** The kind of an error and what to do, as a sentence in a person's language. */
function errorText(kind: ErrorKind, locale: string, server: string): string {
    return filledText(textOf(textsOf(locale), ERROR_TEXT[kind]), { HOST: server });
}

function stateText({ state, transport, webSocketBlocked }: MeshStatus): string {
    if (state === 'error') return 'disconnected';
    if (state !== 'connected') return state;
    if (transport === 'polling') return webSocketBlocked ? 'blocked' : 'polling';
    return transport ?? 'connecting';
}
