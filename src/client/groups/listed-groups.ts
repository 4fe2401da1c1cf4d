import type { GroupInfo } from '../status/status';

/** The groups that a list offers: first the one that this browser can resume, and none whose host is away. */
export function listedGroups(groups: readonly GroupInfo[]): GroupInfo[] {
    return [
        ...groups.filter(({ isOwn }) => isOwn === true),
        ...groups.filter(({ isOwn, hostAway }) => isOwn !== true && hostAway !== true),
    ];
}
