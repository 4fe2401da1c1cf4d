// Items of the stack's table as the core's records. AppSync's runtime evaluates this file too.
import { isAlive } from '../../core/group-life';
import { positionOf } from '../../core/position';
import type { EventRecord, NodeRecord } from '../../core/records';
import type { MemberList } from '../../core/store';
import type { BatchItem, MemberItem } from './items';
import { positionAt } from '../../wire/position-grammar';

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
    for (const member of members) {
        const { nodeId, aliveUntil, joined, left } = member;
        const isThere = isAlive(member, now);
        if (isThere) ids.push(nodeId);
        // One that is not heard of any more left at that moment, without a write of anybody's.
        const gone = isThere ? '' : (left ?? positionOf(aliveUntil));
        if (joined > position) position = joined;
        if (gone > position) position = gone;
    }
    return { ids, position };
}
