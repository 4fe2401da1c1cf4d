import { textsOf } from '../../locales';
import { groupLabel } from '../client/join-code';
import type { LimitKind } from '../client/errors';
import type { ErrorKind, MeshStatus, StatusError } from '../client/status';
import { textOf } from './block-info';

const ERROR_TEXT: Readonly<Record<ErrorKind, string>> = {
    filtered: 'mesh.error.filtered',
    offline: 'mesh.error.offline',
    'server-down': 'mesh.error.serverDown',
    'group-gone': 'mesh.error.groupGone',
    refused: 'mesh.error.refused',
    protocol: 'mesh.error.protocol',
};

const LIMIT_TEXT: Readonly<Record<LimitKind, string>> = {
    'no-name': 'mesh.limit.noName',
    'event-name': 'mesh.limit.eventName',
    payload: 'mesh.limit.payload',
    'variable-name': 'mesh.limit.variableName',
    'variable-value': 'mesh.limit.variableValue',
    'variable-count': 'mesh.limit.variableCount',
    'variable-bytes': 'mesh.limit.variableBytes',
    'group-name': 'mesh.limit.groupName',
};

/** Where a member stands, as a sentence in a person's language. `server` is the host that a filter should let through. */
export function statusText(status: MeshStatus, locale: string, server: string): string {
    const texts = textsOf(locale);
    const { group, members, missed, merged } = status;
    const filled = (id: string) =>
        textOf(texts, id)
            .replace('[NAME]', group === null ? '' : groupLabel(group))
            .replace('[COUNT]', String(members))
            .replace('[SECONDS]', String(group?.pollingIntervalSeconds ?? 2));
    const sentences = [filled(`mesh.status.${stateText(status)}`)];
    if (status.quiet) sentences.push(textOf(texts, 'mesh.status.quiet'));
    if (missed > 0) sentences.push(textOf(texts, 'mesh.status.missed').replace('[COUNT]', String(missed)));
    if (merged > 0) sentences.push(textOf(texts, 'mesh.status.merged').replace('[COUNT]', String(merged)));
    // Requests that fail now and then concern nobody who is connected; a limit does.
    const { lastError } = status;
    if (lastError !== null && (status.state !== 'connected' || lastError.limit !== undefined))
        sentences.push(errorSentence(lastError, locale, server));
    return sentences.join(' ');
}

/** What went wrong, as a sentence in a person's language: a limit with what it was met with. */
export function errorSentence({ kind, limit }: StatusError, locale: string, server: string): string {
    if (limit === undefined) return errorText(kind, locale, server);
    const text = textOf(textsOf(locale), LIMIT_TEXT[limit.kind]);
    return text.replace('[MAX]', String(limit.max)).replace('[NAME]', () => limit.name);
}

/** What kind of trouble it is and what to do, as a sentence in a person's language. */
export function errorText(kind: ErrorKind, locale: string, server: string): string {
    return textOf(textsOf(locale), ERROR_TEXT[kind]).replace('[HOST]', server);
}

function stateText({ state, transport, transportReason }: MeshStatus): string {
    if (state === 'error') return 'disconnected';
    if (state !== 'connected') return state;
    if (transport === 'polling') return transportReason === null ? 'polling' : 'blocked';
    return transport ?? 'connecting';
}
