import type { GroupEnd, GroupRecord } from '../../src/core/records';

/** A group's item. */
export interface GroupItem extends GroupRecord {
    /** Whether somebody may need its events later: a member that polls, or one that polls when its WebSocket dies. */
    readonly keeps?: boolean;
    /** Whether a member reads no variables inside events. */
    readonly old?: boolean;
    /** How it ended. */
    readonly ended?: GroupEnd;
}

/** The group in which a node was last. */
export interface PointerItem {
    readonly groupId: string;
    readonly domain: string;
}
