// The items of a table that AppSync's resolvers and a Lambda write side by side. AppSync's runtime evaluates this file
// too: no classes, no exceptions, no regular expressions, no functions as arguments of ours.
import type { HeldLoad } from '../../core/fair-share';
import type {
    EventRecord,
    GroupKey,
    NewEvent,
    NodeRecord,
    StatusRecord,
    VariableRecord,
    VariableWrite,
} from '../../core/records';
import { forgottenRemovals } from '../../core/sharing';
import type { Placed } from '../../core/validate-items';
import { positionOf } from '../../core/position';
import type { MemberList } from '../../core/store';
import { eventPartition, nodeItem, pointerItem, statusItem } from '../dynamodb/keys';
import { positionAt } from './positions';

/** Seconds for which what is over stays at most, for whoever looks into the table; deleting is free. */
const KEPT_S = 86_400;
/** Seconds for which expired events stay, so that a member that slept can be told how many it missed. */
const COUNTED_S = 900;
/** Batches of a member that are remembered, so that a retry is recognised. */
const REMEMBERED_BATCHES = 8;
/** OrderKeys of those, the last batch's not counted: at 23 bytes each they cost one or two write units. */
const REMEMBERED_KEYS = 64;
/**
 * Variables in one batch, so that its item stays below the 400 KB that DynamoDB takes: beside its text of 240 KiB a batch
 * of 1,000 events takes 110 bytes for each, and 14 for each variable. Our clients stay far below.
 */
export const BATCH_MAX_WRITES = 2_500;
/** Characters of one member's variables, so that its item stays below the 400 KB that DynamoDB takes. */
export const VARIABLES_MAX_LENGTH = 110_000;
/**
 * Variables that one update of their item changes, and those that it forgets: an expression has at most 4 KB. What changes
 * more is put as a whole, by the Lambda.
 */
const UPDATE_MAX_CHANGES = 200;
const UPDATE_MAX_FORGOTTEN = 100;
/** What the attributes that hold variables begin with. */
const VARIABLE = 'v#';

/** A batch that a member sent: where it stands, and what it held. */
export interface SentBatch {
    readonly position: string;
    readonly keys: readonly string[];
}

/** A member. */
export interface MemberItem {
    readonly pk: string;
    readonly sk: string;
    readonly nodeId: string;
    readonly groupId: string;
    readonly domain: string;
    /** Milliseconds since 1970; 0 where it left. */
    readonly aliveUntil: number;
    readonly useWebSocket: boolean;
    readonly joined: string;
    readonly left?: string;
    /** The time of its last batch, milliseconds since 1970: its next one stands behind it, whatever the clocks say. */
    readonly time: number;
    readonly batches: readonly SentBatch[];
    /** What it holds of its group's log. */
    readonly held: readonly HeldLoad[];
    readonly ttl: number;
}

/** A variable in the item of its member. */
export interface PackedVariable {
    readonly v: string;
    readonly p: string;
    /** It was removed. */
    readonly r?: boolean;
    /** It is a start value. */
    readonly i?: boolean;
}

/** A member's variables, each an attribute of its own, so that they are merged without being read. */
export type StatusItem = Readonly<Record<string, unknown>> & { readonly nodeId: string; readonly time: number };

/** A write of a variable as events carry it. */
export interface PackedWrite {
    readonly k: string;
    readonly v: string;
    readonly r?: boolean;
    readonly i?: boolean;
    /** Where it stands, of one that was reported before its event; else it stands where its event does. */
    readonly p?: string;
}

/** An event in the item of its batch. */
export interface PackedEvent {
    readonly n: string;
    readonly f: string;
    readonly p?: string;
    readonly k?: string;
    readonly w?: readonly PackedWrite[];
}

/** A batch of events. Its sort key is its last event's position. */
export interface BatchItem {
    readonly pk: string;
    readonly sk: string;
    readonly nodeId: string;
    readonly base: string;
    readonly recordedAt: string;
    /** Milliseconds since 1970. */
    readonly expiresAt: number;
    readonly events: readonly PackedEvent[];
    readonly ttl: number;
}

/** When an item may be deleted, of which nobody asks any more after `time` (milliseconds); seconds since 1970. */
export function deletableAfter(time: number): number {
    return Math.ceil(time / 1000) + KEPT_S;
}

/** A new member's item. `before` is what it left behind when it was here earlier. */
export function memberItem(
    group: GroupKey,
    nodeId: string,
    more: { readonly aliveUntil: number; readonly useWebSocket: boolean; readonly joined: string },
    before: MemberItem | null,
): MemberItem {
    const { pk, sk } = nodeItem(group, nodeId);
    const { aliveUntil, useWebSocket, joined } = more;
    const kept = { time: before?.time ?? 0, batches: before?.batches ?? [], held: before?.held ?? [] };
    const ttl = deletableAfter(aliveUntil);
    return { pk, sk, nodeId, groupId: group.id, domain: group.domain, aliveUntil, useWebSocket, joined, ...kept, ttl };
}

/** Where a node is. */
export function pointerOf(group: GroupKey, nodeId: string, aliveUntil: number) {
    const { pk, sk } = pointerItem(nodeId);
    return { pk, sk, groupId: group.id, domain: group.domain, ttl: deletableAfter(aliveUntil) };
}

/** The item of a batch. */
export function batchItem(
    group: GroupKey,
    nodeId: string,
    more: { readonly base: string; readonly recordedAt: string; readonly expiresAt: number },
    events: readonly PackedEvent[],
): BatchItem {
    return {
        pk: eventPartition(group),
        sk: positionAt(more.base, events.length - 1),
        nodeId,
        base: more.base,
        recordedAt: more.recordedAt,
        expiresAt: more.expiresAt,
        events,
        ttl: Math.ceil(more.expiresAt / 1000) + COUNTED_S,
    };
}

/** An event as it lies in the table, with these writes in it. */
export function packedEvent(
    { name, firedAt, payload, orderKey }: NewEvent,
    writes: readonly PackedWrite[],
): PackedEvent {
    return {
        n: name,
        f: firedAt,
        ...(payload !== null && { p: payload }),
        ...(orderKey !== null && { k: orderKey }),
        ...(writes.length > 0 && { w: writes }),
    };
}

/** A write as it lies in the table. */
export function packedWrite({ key, value, removed, initial }: VariableWrite): PackedWrite {
    return { k: key, v: value, ...(removed && { r: true }), ...(initial && { i: true }) };
}

/** Whether an event was in one of these batches. One without a number of its own never was. */
export function wasSent(batches: readonly SentBatch[], orderKey: string | null): boolean {
    if (orderKey === null) return false;
    return batches.some(({ keys }) => keys.indexOf(orderKey) !== -1);
}

/** Where the last of these that were sent before stands, as far as is known: where its batch ended. Null: none was. */
export function sentUpTo(batches: readonly SentBatch[], sent: readonly Placed<NewEvent>[]): string | null {
    const holding = batches.filter(({ keys }) => sent.some(({ item }) => keys.indexOf(item.orderKey ?? '') !== -1));
    const last = holding[holding.length - 1];
    return last ? last.position : null;
}

/** What is remembered of a member's batches after one more. */
export function remembered(batches: readonly SentBatch[], last: SentBatch): SentBatch[] {
    const kept: SentBatch[] = [last];
    let keys = 0;
    for (const batch of [...batches].reverse()) {
        keys += batch.keys.length;
        if (keys > REMEMBERED_KEYS || kept.length >= REMEMBERED_BATCHES) break;
        kept.push(batch);
    }
    return kept.reverse();
}

/** The attribute of a variable. Its prefix keeps names such as `__proto__` from meaning something. */
export function attributeOf(key: string): string {
    return `${VARIABLE}${key}`;
}

/** The writes that came with a batch, with their positions, by attribute, for each variable the last. */
export function writesIn(base: string, events: readonly PackedEvent[]): Record<string, PackedVariable> {
    const last: Record<string, PackedVariable> = {};
    let index = 0;
    for (const { w } of events) {
        for (const { k, v, r, i, p } of w ?? [])
            if (p === undefined)
                last[attributeOf(k)] = packedVariable(
                    { k, v, ...(r && { r }), ...(i && { i }) },
                    positionAt(base, index),
                );
        index += 1;
    }
    return last;
}

/** The writes of a report, with their positions, by attribute, for each variable the last. */
export function reportedAt(base: string, writes: readonly PackedWrite[]): Record<string, PackedVariable> {
    const last: Record<string, PackedVariable> = {};
    let index = 0;
    for (const write of writes) {
        last[attributeOf(write.k)] = packedVariable(write, positionAt(base, index));
        index += 1;
    }
    return last;
}

/** A write where it stands. */
export function packedVariable({ v, r, i }: PackedWrite, position: string): PackedVariable {
    return { v, p: position, ...(r === true && { r }), ...(i === true && { i }) };
}

/** How a member's variables change: what is written, under which time, beside what stands. */
export interface StatusChange {
    readonly group: GroupKey;
    readonly nodeId: string;
    /** Milliseconds since 1970. */
    readonly time: number;
    readonly status: StatusItem | null | undefined;
    readonly writes: Readonly<Record<string, PackedVariable>>;
}

/** When the variables that were written at `time` (milliseconds) may be deleted, seconds since 1970. */
export function statusTtl(time: number): number {
    return deletableAfter(time) + KEPT_S;
}

/** Whether it is more than one update takes. */
export function isLargeChange({ status, writes }: Pick<StatusChange, 'status' | 'writes'>): boolean {
    return Object.keys(writes).length > UPDATE_MAX_CHANGES || forgottenIn(status, writes).length > UPDATE_MAX_FORGOTTEN;
}

/** The update that merges it, whether there were any variables before or not. */
export function statusUpdate({ group, nodeId, time, status, writes }: StatusChange) {
    const names: Record<string, string> = { '#time': 'time', '#ttl': 'ttl' };
    const values: Record<string, unknown> = {
        ':time': time,
        ':ttl': statusTtl(time),
        ':node': nodeId,
        ':yes': true,
    };
    const sets = ['#time = :time', '#ttl = :ttl', 'nodeId = :node', 'isStatus = :yes'];
    for (const [index, [attribute, variable]] of Object.entries(Object.entries(writes))) {
        names[`#v${index}`] = attribute;
        values[`:v${index}`] = variable;
        sets.push(`#v${index} = :v${index}`);
    }
    const removed: string[] = [];
    for (const attribute of forgottenIn(status, writes)) {
        names[`#f${removed.length}`] = attribute;
        removed.push(`#f${removed.length}`);
    }
    return {
        key: statusItem(group, nodeId),
        update: `SET ${sets.join(', ')}${removed.length === 0 ? '' : ` REMOVE ${removed.join(', ')}`}`,
        names,
        values,
        condition: 'attribute_not_exists(#time) OR #time < :time',
    };
}

/** The attributes of removed variables that are too many beside what is written. */
export function forgottenIn(status: StatusChange['status'], writes: StatusChange['writes']): string[] {
    const standing = variablesIn(status).filter(({ key }) => !Object.hasOwn(writes, attributeOf(key)));
    const forgotten = forgottenRemovals([...standing, ...writtenIn(writes)], VARIABLES_MAX_LENGTH).map(({ key }) =>
        attributeOf(key),
    );
    return forgotten.filter((attribute) => !Object.hasOwn(writes, attribute));
}

/** Writes as the core's records. */
export function writtenIn(writes: StatusChange['writes']): VariableRecord[] {
    return Object.entries(writes).map(([attribute, variable]) => variableRecord(attribute, variable));
}

/** All variables in a member's item in the order of their positions, removed ones included. */
export function variablesIn(status: StatusItem | null | undefined): VariableRecord[] {
    if (status === null || status === undefined) return [];
    const byPosition: Record<string, VariableRecord> = {};
    for (const [attribute, value] of Object.entries(status))
        if (attribute.startsWith(VARIABLE)) {
            const variable = variableRecord(attribute, asVariable(value));
            byPosition[`${variable.position} ${attribute}`] = variable;
        }
    return Object.keys(byPosition)
        .sort()
        .flatMap((place) => byPosition[place] ?? []);
}

function variableRecord(attribute: string, { v, p, r, i }: PackedVariable): VariableRecord {
    const key = attribute.slice(VARIABLE.length);
    return { key, value: v, position: p, removed: r === true, initial: i === true };
}

/** A member's variables as the core knows them: without the removed ones. */
export function statusRecord(status: StatusItem): StatusRecord {
    const variables = variablesIn(status).filter(({ removed }) => !removed);
    return { nodeId: status.nodeId, updatedAt: status.time, variables };
}

/** A member as the core knows it. */
export function nodeRecord({ nodeId, groupId, domain, aliveUntil, useWebSocket }: MemberItem): NodeRecord {
    return { id: nodeId, group: { id: groupId, domain }, aliveUntil, useWebSocket };
}

/** The events of a batch as the core knows them. */
export function eventRecords({
    nodeId,
    base,
    events,
    recordedAt,
}: Pick<BatchItem, 'nodeId' | 'base' | 'events' | 'recordedAt'>): EventRecord[] {
    return events.map(({ n, f, p, k, w }, index) => {
        const position = positionAt(base, index);
        return {
            name: n,
            firedAt: f,
            payload: p ?? null,
            orderKey: k ?? null,
            firedByNodeId: nodeId,
            recordedAt,
            position,
            variables: (w ?? []).map((write) => ({
                key: write.k,
                value: write.v,
                removed: write.r === true,
                initial: write.i === true,
                position: write.p ?? position,
            })),
        };
    });
}

/** Who is in the group, and where that last changed. */
export function whoIsIn(members: readonly MemberItem[], now: number): MemberList {
    const ids: string[] = [];
    let position = '';
    for (const { nodeId, aliveUntil, joined, left } of members) {
        if (now < aliveUntil) ids.push(nodeId);
        // One that is not heard of any more left at that moment, without a write of anybody's.
        const gone = now < aliveUntil ? '' : (left ?? positionOf(aliveUntil));
        if (joined > position) position = joined;
        if (gone > position) position = gone;
    }
    return { ids, position };
}

function asVariable(value: unknown): PackedVariable {
    return isVariable(value) ? value : { v: '', p: '' };
}

function isVariable(value: unknown): value is PackedVariable {
    return typeof value === 'object' && value !== null && Object.hasOwn(value, 'p');
}
