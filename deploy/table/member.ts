// A member's item, and the writes that add, keep and remove it.
import type { HeldLoad } from '../../src/core/fair-share';
import { isoTime } from '../../src/core/platform';
import type { GroupKey, NodeRecord } from '../../src/core/records';
import { basePosition } from '../../src/wire/position-grammar';
import { deletableAfter } from './expiry';
import { nodeItem, pointerItem, statusItem } from './keys';
import type { StatusItem } from './status';
import type { Update, Write } from './writes';

/** A batch that a member sent. */
export interface SentBatch {
    /** The position of its last event. */
    readonly position: string;
    /** The orderKeys of its events. */
    readonly keys: readonly string[];
}

/** A member. */
export interface MemberItem {
    readonly pk: string;
    readonly sk: string;
    readonly nodeId: string;
    readonly groupId: string;
    readonly domain: string;
    /** Milliseconds since 1970; 0 if it left. */
    readonly aliveUntil: number;
    readonly useWebSocket: boolean;
    readonly joined: string;
    readonly left?: string;
    /** The time of its last batch, milliseconds since 1970. Its next one comes later, whatever the clocks say. */
    readonly time: number;
    readonly batches: readonly SentBatch[];
    /** Its share of the group's log. */
    readonly held: readonly HeldLoad[];
    readonly ttl: number;
}

/** A member and its variables, as they are in the table. */
export interface FoundMember {
    readonly member: MemberItem;
    readonly status: StatusItem | null;
}

/** The item of a new member. `before` is the item of its earlier stay, `joined` the position at which it joins. */
export function memberItem(
    { id: nodeId, group, aliveUntil, useWebSocket }: NodeRecord,
    joined: string,
    before: MemberItem | null,
): MemberItem {
    const { pk, sk } = nodeItem(group, nodeId);
    const kept = { time: before?.time ?? 0, batches: before?.batches ?? [], held: before?.held ?? [] };
    const ttl = deletableAfter(aliveUntil);
    return { pk, sk, nodeId, groupId: group.id, domain: group.domain, aliveUntil, useWebSocket, joined, ...kept, ttl };
}

/** Makes a node a member, and ends its stay in the group that it left by this, if any. */
export function entryWrites(entering: MemberItem, left: GroupKey | null, now: number): Write[] {
    const { nodeId, groupId: id, domain, ttl } = entering;
    const key = { id, domain };
    const pointer = { ...pointerItem(nodeId), groupId: id, domain, ttl };
    const writes: Write[] = [
        // Concurrent operations of one node each find that it is no member. Only one of them may make it one.
        {
            kind: 'put',
            item: entering,
            condition: { expression: 'attribute_not_exists(pk) OR aliveUntil <= :now', values: { ':now': now } },
        },
        // A member that comes back starts without its old variables.
        { kind: 'delete', key: statusItem(key, nodeId) },
        { kind: 'put', item: pointer },
    ];
    // A node is in one group. If it joins another, it has left the first: its page was reloaded, or it followed a link.
    if (left !== null)
        writes.push({
            kind: 'update',
            key: nodeItem(left, nodeId),
            update: 'SET aliveUntil = :gone, #left = :left, nodeId = :node, groupId = :group, #domain = :domain, #ttl = :ttl, joined = if_not_exists(joined, :left)',
            names: { '#left': 'left', '#domain': 'domain', '#ttl': 'ttl' },
            values: {
                ':gone': 0,
                ':left': entering.joined,
                ':node': nodeId,
                ':group': left.id,
                ':domain': left.domain,
                ':ttl': ttl,
            },
            condition: 'attribute_not_exists(aliveUntil) OR aliveUntil >= :gone',
        });
    return writes;
}

/** Prolongs a living member's stay, and notes its transport. */
export function stayUpdate({ id, group, aliveUntil, useWebSocket }: NodeRecord, now: number): Update {
    return {
        kind: 'update',
        key: nodeItem(group, id),
        update: 'SET aliveUntil = :until, useWebSocket = :useWebSocket',
        values: { ':until': aliveUntil, ':useWebSocket': useWebSocket, ':now': now },
        condition: 'aliveUntil > :now',
    };
}

/** Ends a member's stay at a position. */
export function leaveUpdate(key: GroupKey, nodeId: string, left: string): Update {
    return {
        kind: 'update',
        key: nodeItem(key, nodeId),
        update: 'SET aliveUntil = :gone, #left = :left',
        names: { '#left': 'left' },
        values: { ':gone': 0, ':left': left },
        condition: 'aliveUntil > :gone',
    };
}

/**
 * The time and the base position of a member's next write. It comes after the earlier ones, whatever the clocks of two
 * hosts say. `id` makes it unique.
 */
export function placeAfter(
    { member, status }: FoundMember,
    now: number,
    id: string,
): { readonly time: number; readonly base: string } {
    const time = Math.max(now, member.time + 1, (status?.time ?? 0) + 1);
    return { time, base: basePosition(isoTime(time), id) };
}
