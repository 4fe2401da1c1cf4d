// The link into a group, which a teacher shows as a QR code: made here and read here.
import { numberCode } from '../client/join-code';
import type { GroupInfo } from '../client/status';

/** What a link says. */
export interface GroupLink {
    /** What to join: the group's id; in links without one, a code or a name. */
    readonly wanted: string;
    /** The same as a person calls it. */
    readonly shown: string;
}

/**
 * The address of the editor in a group, at a server. The id decides which group that is: no other group can take it over
 * by its name. The code is there for people, and for older editors.
 */
export function groupLink(origin: string, group: GroupInfo): string {
    const parameters = new URLSearchParams({ join: numberCode(group), group: group.id, mesh: group.domain });
    return `${origin}/editor?${parameters.toString()}`;
}

/** The group that an address names, null where it names none. */
export function linkedGroup(parameters: URLSearchParams): GroupLink | null {
    const shown = parameters.get('join')?.trim() ?? '';
    const wanted = parameters.get('group')?.trim() ?? '';
    if (shown === '') return null;
    return { wanted: wanted === '' ? shown : wanted, shown };
}
