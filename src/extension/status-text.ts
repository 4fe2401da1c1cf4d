import { textsOf } from '../../locales';
import { groupLabel } from '../client/join-code';
import type { ErrorKind, MeshStatus } from '../client/status';
import { textOf } from './block-info';

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
    const filled = (id: string) =>
        textOf(texts, id)
            .replace('[NAME]', group === null ? '' : groupLabel(group))
            .replace('[COUNT]', String(members))
            .replace('[SECONDS]', String(group?.pollingIntervalSeconds ?? 2));
    const sentences = [filled(`mesh.status.${stateText(status)}`)];
    if (status.quiet) sentences.push(textOf(texts, 'mesh.status.quiet'));
    if (missed > 0) sentences.push(textOf(texts, 'mesh.status.missed').replace('[COUNT]', String(missed)));
    if (merged > 0) sentences.push(textOf(texts, 'mesh.status.merged').replace('[COUNT]', String(merged)));
    if (status.lastError !== null && status.state !== 'connected')
        sentences.push(errorText(status.lastError.kind, locale, server));
    return sentences.join(' ');
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
