// What a resolver is given, with the types of this stack.
import { util, type Context } from '@aws-appsync/utils';
import type { GroupEnd, GroupRecord } from '../../../src/core/records';
import type { RefusedPlace } from '../../../src/core/store';
import type { Event } from '../../../src/wire/types';
import type { MemberItem, PackedEvent } from '../../../src/store/timed/items';
import type { StatusItem } from '../../../src/store/timed/status';
import type { MeshSettings } from '../../../src/core/settings';
import type { StackSetting } from '../../setting-names';
import type { Again } from './failure';

/** A group as it lies in the table. */
export interface GroupItem extends GroupRecord {
    /** Somebody may need its events later: one that polls, or one that goes on by polling when its WebSocket dies. */
    readonly keeps?: boolean;
    /** Somebody in it reads no variables inside events. */
    readonly old?: boolean;
    /** How it ended. */
    readonly ended?: GroupEnd;
}

/** Where a node was last seen. */
export interface PointerItem {
    readonly groupId: string;
    readonly domain: string;
}

/** A batch on its way into the table. */
export interface BatchInProgress {
    readonly base: string;
    readonly time: number;
    /** What is new in it. */
    readonly events: readonly PackedEvent[];
    /** What there was no room for. */
    readonly refused: readonly RefusedPlace[];
    /** How many of its events had been taken before. */
    readonly sent: number;
    /** Where the last of those stands, as far as is known. */
    readonly sentUpTo: string | null;
    readonly again: Again;
    /** The Lambda has published it, in parts: AppSync does not push it whole. */
    readonly isPublished?: boolean;
}

/** What the functions of one resolver hand on. */
export interface Stash {
    group?: GroupItem;
    member?: MemberItem | null;
    status?: StatusItem | null;
    pointer?: PointerItem | null;
    /** The member that joins with this operation. */
    entering?: MemberItem | null;
    /** The write of the function before lost to another one. */
    lost?: boolean;
    /** It goes on from its position. */
    resumes?: boolean;
    batch?: BatchInProgress;
    reading?: Reading;
    page?: PageItems;
}

/** What a poller asked for. */
export interface Reading {
    readonly resumes: boolean;
    /** Its position. */
    readonly position: string;
    /** Everything behind this is told. */
    readonly from: string;
    readonly limit: number;
}

/** The events of a page. */
export interface PageItems {
    readonly events: readonly Event[];
    readonly more: boolean;
    readonly missed: readonly { readonly firedByNodeId: string; readonly count: number }[];
    /** The last event's position, or where a page of expired ones ends. */
    readonly last: string | null;
}

interface WithEnvironment {
    readonly env: Record<string, string>;
}

/** The context of a function: arguments, and what the data source answered. */
export type Ctx<Args, Result = unknown, Before = unknown> = Context<
    Args,
    Stash,
    { readonly result: Before },
    undefined,
    Result
>;

/** The arguments of everything in a group. */
export interface InGroup {
    readonly groupId: string;
    readonly domain: string;
}

/** The same of one member. */
export interface OfMember extends InGroup {
    readonly nodeId: string;
}

/** What of the settings the stack has. */
export type StackSettings = Pick<MeshSettings, StackSetting>;

/** The settings of the stack. */
export function settingsOf({ env }: WithEnvironment): StackSettings {
    return {
        hostHeartbeatIntervalSeconds: whole(env['MESH_HOST_HEARTBEAT_INTERVAL_SECONDS']),
        hostHeartbeatTtlSeconds: whole(env['MESH_HOST_HEARTBEAT_TTL_SECONDS']),
        memberHeartbeatIntervalSeconds: whole(env['MESH_MEMBER_HEARTBEAT_INTERVAL_SECONDS']),
        memberHeartbeatTtlSeconds: whole(env['MESH_MEMBER_HEARTBEAT_TTL_SECONDS']),
        maxConnectionTimeSeconds: whole(env['MESH_MAX_CONNECTION_TIME_SECONDS']),
        eventTtlSeconds: whole(env['MESH_EVENT_TTL_SECONDS']),
        pollingIntervalSeconds: whole(env['MESH_POLLING_INTERVAL_SECONDS']),
        batchIntervalMilliseconds: whole(env['MESH_BATCH_INTERVAL_MILLISECONDS']),
    };
}

function whole(text: string | undefined): number {
    const value: unknown = JSON.parse(text ?? '0');
    return typeof value === 'number' ? value : 0;
}

/** The table's name. */
export function tableOf({ env }: WithEnvironment): string {
    return env['MESH_TABLE'] ?? '';
}

/** Milliseconds since 1970. */
export function now(): number {
    return util.time.nowEpochMilliSeconds();
}
