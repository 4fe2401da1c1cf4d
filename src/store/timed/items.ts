// The items of a table that AppSync's resolvers and a Lambda write side by side. AppSync's runtime evaluates this file
// too: no classes, no exceptions, no regular expressions, no functions as arguments of ours.
import type { HeldLoad } from '../../core/fair-share';
import type { GroupKey, NewEvent, VariableWrite } from '../../core/records';
import type { Placed } from '../../core/validate-items';
import { eventPartition, nodeItem, pointerItem } from '../dynamodb/keys';
import { positionAt } from '../../wire/position-grammar';

/** Seconds for which what is over stays at most, for whoever looks into the table; deleting is free. */
export const KEPT_S = 86_400;
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
