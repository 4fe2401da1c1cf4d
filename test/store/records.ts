import type { GroupRecord, NewEvent, NodeRecord, VariableWrite } from '../../src/core/records';
import type { Store } from '../../src/core/store';

/** When the tests take place. */
export const NOW = Date.parse('2026-01-11T13:22:00.000Z');
/** A `since` before all of it. */
export const BEGINNING = 'EVENT#2020-01-01T00:00:00.000Z';

/** A group that lives for an hour. */
export function groupRecord(more: Partial<GroupRecord> = {}): GroupRecord {
    return {
        id: 'g',
        domain: 'd',
        name: 'Class',
        hostId: 'h',
        createdAt: NOW,
        expiresAt: NOW + 3_600_000,
        aliveUntil: NOW + 3_600_000,
        useWebSocket: true,
        ...more,
    };
}

/** A member of the group `g` in `d`, for an hour. */
export function nodeRecord(id: string, more: Partial<NodeRecord> = {}): NodeRecord {
    return { id, group: { id: 'g', domain: 'd' }, aliveUntil: NOW + 3_600_000, useWebSocket: true, ...more };
}

/** An event; `orderKey` numbers it. */
export function newEvent(
    name: string,
    orderKey: string | null = null,
    writes: readonly VariableWrite[] = [],
): NewEvent {
    return { name, payload: null, firedAt: '2026-01-11T13:22:00.123Z', orderKey, writes };
}

/** A write, of a removal where there is no value. */
export function write(key: string, value?: string): VariableWrite {
    return { key, value: value ?? '', removed: value === undefined, initial: false };
}

/** A start value. */
export function start(key: string, value: string): VariableWrite {
    return { key, value, removed: false, initial: true };
}

/** Variables as texts, sorted. */
export function pairs(variables: readonly { readonly key: string; readonly value: string }[] = []): string[] {
    return variables.map(({ key, value }) => `${key}=${value}`).sort();
}

/** The group `g` with its members. */
export async function groupOf(store: Store, ...nodeIds: readonly string[]): Promise<GroupRecord> {
    const group = await store.createGroup(groupRecord(), NOW);
    for (const id of nodeIds) await store.putNode(nodeRecord(id), NOW);
    return group;
}
