// Items of the table as the core's records.
import { isAlive } from '../../src/core/group-life';
import { positionOf } from '../../src/core/position';
import type { EventRecord, NodeRecord } from '../../src/core/records';
import type { MemberList } from '../../src/core/store';
import type { BatchItem } from './batch';
import type { MemberItem } from './member';
import { positionAt } from '../../src/wire/position-grammar';

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

/** The members of the group, and the position at which the list last changed. */
export function whoIsIn(members: readonly MemberItem[], now: number): MemberList {
    const ids: string[] = [];
    let position = '';
    for (const member of members) {
        const { nodeId, aliveUntil, joined, left } = member;
        const isThere = isAlive(member, now);
        if (isThere) ids.push(nodeId);
        // A member that fell silent left at that moment, although nobody wrote it down.
        const gone = isThere ? '' : (left ?? positionOf(aliveUntil));
        if (joined > position) position = joined;
        if (gone > position) position = gone;
    }
    return { ids, position };
}
