import type { GroupState } from './messages';
import type { GroupInfo } from './status';

/** What joining a group told: who we are there, and what the backend can do. Fixed until the group is left. */
export interface Membership {
    readonly group: GroupInfo;
    readonly nodeId: string;
    readonly role: 'host' | 'member';
    readonly heartbeatIntervalSeconds: number;
    readonly capabilities: Capabilities;
    /** What the host has decided; missing where the backend does not say. */
    readonly state?: GroupState;
    /** Where polling starts. */
    readonly position: string;
}

/** What a backend can do beyond Part 1 of the wire contract. */
export interface Capabilities {
    /** It knows Part 2: events carry variables, pages carry positions and members. */
    readonly extended: boolean;
    /** Nothing becomes visible behind a position that was read. */
    readonly exactOrder: boolean;
    readonly batchIntervalMs: number;
}
