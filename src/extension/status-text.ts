import { textsOf } from '../../locales';
import { filledText, hasAll } from '../../locales/filled-text';
import { localText, type TextId } from '../../locales/local-text';
import { groupLabel } from '../client/groups/join-code';
import type { ClientReason } from '../client/status/reasons';
import type { ErrorKind, MeshStatus } from '../client/status/status';

const ERROR_TEXT: Readonly<Record<ErrorKind, TextId>> = {
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
    return paused ? [localText(locale, 'mesh.status.paused')] : [];
}

function stateSentence(status: MeshStatus, locale: string): string {
    const { group, members } = status;
    return localText(locale, stateText(status), {
        NAME: group === null ? '' : groupLabel(group),
        COUNT: members,
        SECONDS: group?.pollingIntervalSeconds ?? 2,
    });
}

function noticeSentences(status: MeshStatus, locale: string, server: string): string[] {
    const { missed, merged } = status;
    const sentences: string[] = [];
    if (status.expiresInSeconds !== null) sentences.push(timeLeft(status.expiresInSeconds, locale));
    if (status.quiet) sentences.push(localText(locale, 'mesh.status.quiet'));
    if (missed > 0) sentences.push(localText(locale, 'mesh.status.missed', { COUNT: missed }));
    if (merged > 0) sentences.push(localText(locale, 'mesh.status.merged', { COUNT: merged }));
    // While the member is connected, occasional failed requests do not matter to a person. Refusals do.
    const { lastError } = status;
    const isSaid = status.paused && lastError?.reason?.code === 'paused';
    for (const limit of status.limits) sentences.push(localText(locale, `mesh.limit.${limit}`));
    if (lastError !== null && !isSaid && (status.state !== 'connected' || lastError.kind === 'refused'))
        sentences.push(errorSentence(lastError, locale, server));
    return sentences;
}

function timeLeft(seconds: number, locale: string): string {
    const minutes = Math.max(1, Math.ceil(seconds / 60));
    return localText(locale, minutes === 1 ? 'mesh.status.leftOne' : 'mesh.status.left', { MINUTES: minutes });
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
    if (text === undefined || !hasAll(text, values)) return localText(locale, ERROR_TEXT[kind], { HOST: server });
    return filledText(text, values);
}

/** The values of a reason by their names in the sentences. */
function places(values: Readonly<Record<string, string | number>>): Record<string, string | number> {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name.toUpperCase(), value]));
}

function stateText({ state, transport, webSocketBlocked }: MeshStatus): TextId {
    if (state === 'error') return 'mesh.status.disconnected';
    if (state !== 'connected') return `mesh.status.${state}`;
    if (transport === 'polling' && webSocketBlocked) return 'mesh.status.blocked';
    return `mesh.status.${transport ?? 'connecting'}`;
}
