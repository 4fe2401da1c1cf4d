// Which group a person means by a typed text, or a link by its text.
import { shortened } from '../../wire/reasons';
import { ownError } from '../status/errors';
import { groupsByWholeCode, numberCode } from './join-code';
import type { GroupInfo } from '../status/status';

/** The groups that a text may mean: the one with that id, else all with that code, else all with that name. */
function meantGroups(groups: readonly GroupInfo[], typed: string): readonly GroupInfo[] {
    const wanted = typed.trim();
    const ofId = groups.filter(({ id }) => id === wanted);
    if (ofId.length > 0) return ofId;
    // Anybody may call a group "747774": the code on the teacher's board must not lead there.
    const ofCode = groupsByWholeCode(groups, wanted);
    if (ofCode.length > 0) return ofCode;
    const named = groups.filter(({ name }) => name === wanted);
    return named.length > 0 ? named : groups.filter(({ name }) => sameName(name, wanted));
}

/** Whether people read two names of groups as the same: in other case or width, or with blanks around them. */
export function sameName(one: string, other: string): boolean {
    return folded(one) === folded(other);
}

function folded(name: string): string {
    return name.normalize('NFKC').trim().toLowerCase();
}

/** Whether a typed text, or a link's, means one of the groups. */
export function isMeant(groups: readonly GroupInfo[], typed: string): boolean {
    return meantGroups(groups, typed).length > 0;
}

/** The only group that a text may mean. @throws {MeshClientError} if there is none, or more than one */
export function meantGroup(groups: readonly GroupInfo[], typed: string): GroupInfo {
    const meant = meantGroups(groups, typed);
    const [group] = meant;
    if (group === undefined)
        throw ownError('group-gone', 'no-such-group', `No group "${shortened(typed)}" was found.`, {
            name: shortened(typed),
        });
    if (meant.length > 1)
        throw ownError('refused', 'several-groups', `${meant.length} groups are called "${shortened(typed)}".`, {
            name: shortened(typed),
            count: meant.length,
            codes: codesOf(meant),
        });
    return group;
}

/** Codes in a sentence: enough to choose from, few enough to be read. */
const CODES_MAX = 5;

function codesOf(groups: readonly GroupInfo[]): string {
    const codes = groups.slice(0, CODES_MAX).map(numberCode);
    return groups.length > CODES_MAX ? `${codes.join(', ')}, …` : codes.join(', ');
}
