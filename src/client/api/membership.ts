import type { Position } from '../../wire/position';
import type { MemberApi } from './group-api';
import type { GroupState } from './messages';
import type { GroupInfo } from '../status/status';

/** What joining a group returned: who we are there, and what the backend can do. Fixed until the member leaves. */
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
    /** The backend keeps events of this group for some seconds, so that polls bring what was not pushed. */
    readonly keepsEvents: boolean;
    /** The backend ranks start values below everything that somebody set. */
    readonly ranksStarts: boolean;
    /** The backend tells when the group ends. */
    readonly tellsGroupEnd: boolean;
}
