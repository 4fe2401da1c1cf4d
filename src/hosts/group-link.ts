// The link to a group, which a teacher shows as a QR code. This file writes and reads it.
import { numberCode } from '../client/groups/join-code';
import type { GroupInfo } from '../client/status/status';

/** The content of a link. */
export interface GroupLink {
    /** The group's id; in links without an id, a code or a name. */
    readonly wanted: string;
    /** The group's name for a person. */
    readonly shown: string;
}

/**
 * The editor's address for a group at a server. The id names the group, so no other group can take its place by its
 * name. The code is for people and for older editors.
 */
export function groupLink(origin: string, group: GroupInfo): string {
    const parameters = new URLSearchParams({ join: numberCode(group), group: group.id, mesh: group.domain });
    return `${origin}/editor?${parameters.toString()}`;
}

/** The group in an address, or null if it names none. */
export function linkedGroup(parameters: URLSearchParams): GroupLink | null {
    const shown = parameters.get('join')?.trim() ?? '';
    const wanted = parameters.get('group')?.trim() ?? '';
    if (shown === '') return null;
    return { wanted: wanted === '' ? shown : wanted, shown };
}
