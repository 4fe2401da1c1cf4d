import type { GivenEvent } from './check-items';
import type { GroupItem, OfMember } from './context';

/** The arguments of fireEventsByNode. */
export interface BatchArgs extends OfMember {
    readonly events: readonly GivenEvent[];
}

/** Whether somebody in the group may need its events later. */
export function isKept(group: GroupItem): boolean {
    return group.keeps === true || !group.useWebSocket;
}
