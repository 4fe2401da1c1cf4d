import type { Position } from '../../wire/position';
import type { MemberApi } from './group-api';
import type { GroupState } from './messages';
import type { GroupInfo } from '../status/status';

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
    readonly position: Position;
    /** What a member asks there. */
    readonly api: MemberApi;
}

/** What a backend can do. */
export interface Capabilities {
    /** Nothing becomes visible behind a position that was read. */
    readonly exactOrder: boolean;
    readonly batchIntervalMs: number;
    /** Messages of this group are pushed to those who subscribe. */
    readonly pushes: boolean;
    /** Events of this group are kept for some seconds: a poll tells what was not pushed. */
    readonly keepsEvents: boolean;
    /** It knows which values are start values, and ranks them behind all that was set. */
    readonly ranksStarts: boolean;
    /** It tells when the group ends. */
    readonly tellsGroupEnd: boolean;
}
