import type { GroupInfo } from '../status/status';

/** The groups that a list offers: the one that this browser can go on with first, and none whose host is away. */
export function listedGroups(groups: readonly GroupInfo[]): GroupInfo[] {
    return [
        ...groups.filter(({ isOwn }) => isOwn === true),
        ...groups.filter(({ isOwn, hostAway }) => isOwn !== true && hostAway !== true),
    ];
}
