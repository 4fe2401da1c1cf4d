// The context of resolvers, with the types of this stack.
import { util, type Context } from '@aws-appsync/utils';
import type { GroupKey, NewEvent, NodeRecord, VariableWrite } from '../../../src/core/records';
import type { MeshSettings } from '../../../src/core/settings';
import type { Checked } from '../../../src/core/validate-items';
import type { Event } from '../../../src/wire/types';
import type { Again } from '../../command';
import type { StackSetting } from '../../setting-names';
import type { TakenBatch } from '../../table/batch';
import type { GroupItem, PointerItem } from '../../table/group';
import type { MemberItem } from '../../table/member';
import type { TakenReport } from '../../table/report';
import type { StatusItem } from '../../table/status';

/** A batch during its operation. */
export interface BatchInProgress extends TakenBatch {
    readonly again: Again;
    /** Whether the Lambda has pushed it, so that AppSync must not. */
    readonly isPublished?: boolean;
}

/** A report during its operation. */
export interface ReportInProgress extends TakenReport {
    readonly again: Again;
}

/** What the functions of one resolver pass on. */
export interface Stash {
    group?: GroupItem;
    member?: MemberItem | null;
    status?: StatusItem | null;
    pointer?: PointerItem;
    /** The member that joins with this operation. */
    entering?: MemberItem | null;
    /** The group that it leaves by joining. */
    left?: GroupKey | null;
    /** The member whose stay this operation prolongs. */
    staying?: NodeRecord;
    /** Whether the previous function's write lost to another one. */
    lost?: boolean;
    /** Whether the member resumes from its position. */
    resumes?: boolean;
    /** The acceptable events of a batch, and the refused ones. */
    events?: Checked<NewEvent>;
    batch?: BatchInProgress;
    /** The acceptable variables of a report, and the refused ones. */
    data?: Checked<VariableWrite>;
    report?: ReportInProgress;
    reading?: Reading;
    page?: PageItems;
}

/** A poller's question. */
export interface Reading {
    readonly resumes: boolean;
    /** Its position. */
    readonly position: string;
    /** It receives everything after this. */
    readonly from: string;
    readonly limit: number;
}

/** The events of a page. */
export interface PageItems {
    readonly events: readonly Event[];
    readonly more: boolean;
    readonly missed: readonly { readonly firedByNodeId: string; readonly count: number }[];
    /** The position of the last event, or of the last batch of a page of expired ones. */
    readonly last: string | null;
}

interface WithEnvironment {
    readonly env: Record<string, string>;
}

/** The context of a function: the arguments, and the result of its data source. */
export type Ctx<Args, Result = unknown, Before = unknown> = Context<
    Args,
    Stash,
    { readonly result: Before },
    undefined,
    Result
>;

/** The arguments of every operation in a group. */
export interface InGroup {
    readonly groupId: string;
    readonly domain: string;
}

/** The arguments of a member's operations. */
export interface OfMember extends InGroup {
    readonly nodeId: string;
}

/** The stack's part of the settings. */
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
