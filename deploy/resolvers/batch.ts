import { nodeItem } from '../../src/store/dynamodb/keys';
import { heldWith } from '../../src/store/timed/batch-share';
import { batchItem, remembered, statusUpdate, writesIn, type MemberItem } from '../../src/store/timed/items';
import { LATE_MS, positionAt } from '../../src/store/timed/positions';
import type { GivenEvent } from './check-items';
import { iso, now, setting, tableOf, type BatchInProgress, type GroupItem, type OfMember } from './context';
import { putting, updating, type Update } from './operations';

/** The arguments of fireEventsByNode. */
export interface BatchArgs extends OfMember {
    readonly events: readonly GivenEvent[];
}

/** A batch after it was tried to be written: again where it lost, or became visible so late that a reader may have passed it. */
export function tried(batch: BatchInProgress, isLost: boolean): BatchInProgress {
    if (isLost) return { ...batch, again: true };
    const { base, time } = batch;
    return { ...batch, stored: { base, time }, again: now() - time > LATE_MS };
}

/** Whether somebody in the group may need its events later. */
export function isKept(group: GroupItem): boolean {
    return group.keeps === true || !group.useWebSocket;
}

/** Where a batch lies. */
export function placeOf(
    ctx: { readonly env: Record<string, string> },
    { base, time }: Pick<BatchInProgress, 'base' | 'time'>,
) {
    return { base, recordedAt: iso(time), expiresAt: time + setting(ctx, 'MESH_EVENT_TTL_SECONDS') * 1000 };
}

/**
 * What a batch writes: the note of what its sender has sent, if nothing was sent by it since `before`, and with that its
 * variables, and the batch itself where somebody may need it.
 */
export function writesOf(
    ctx: { readonly env: Record<string, string> },
    { group, member }: { readonly group: GroupItem; readonly member: MemberItem },
    batch: BatchInProgress,
    before: number,
): { readonly note: Update; readonly others: object[] } {
    const { base, time, events } = batch;
    const ttlMs = setting(ctx, 'MESH_EVENT_TTL_SECONDS') * 1000;
    const key = { id: group.id, domain: group.domain };
    const table = tableOf(ctx);
    const keys = events.filter(({ k }) => k !== undefined).map(({ k }) => k ?? '');
    const note = {
        key: nodeItem(key, member.nodeId),
        update: 'SET #time = :time, batches = :batches, held = :held',
        names: { '#time': 'time' },
        values: {
            ':time': time,
            ':before': before,
            ':gone': 0,
            ':batches': remembered(member.batches, { position: positionAt(base, events.length - 1), keys }),
            ':held': heldWith(member, events, time, ttlMs),
        },
        condition: '#time = :before AND aliveUntil > :gone',
    };
    const others: object[] = [];
    const writes = writesIn(base, events);
    if (Object.keys(writes).length > 0) others.push(updating(table, statusUpdate(key, member.nodeId, time, writes)));
    if (isKept(group)) others.push(putting(table, batchItem(key, member.nodeId, placeOf(ctx, batch), events)));
    return { note, others };
}
