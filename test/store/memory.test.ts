import { LOG_MAX_EVENTS, LOG_SHARE_MAX_EVENTS } from '../../src/core/limits';
import { createMemoryStore } from '../../src/store/memory';
import { groupOf, groupRecord, newEvent, nodeRecord, NOW, write } from './records';
import { storeContract } from './store-contract';

const createStore = async () => createMemoryStore({ eventTtlSeconds: 10, pollingIntervalSeconds: 2 });
storeContract('memory', createStore);

const KEY = { id: 'g', domain: 'd' };

describe('the memory store', () => {
    test('refuses a batch as a whole once the log is full, and takes it when the oldest have expired', async () => {
        const store = await createStore();
        const loud = Array.from({ length: LOG_MAX_EVENTS / LOG_SHARE_MAX_EVENTS }, (_, i) => `loud-${i}`);
        await groupOf(store, 'n', ...loud);
        const batch = Array.from({ length: 1000 }, () => newEvent('e'));
        for (const id of [...loud, ...loud]) await store.append(KEY, id, batch, NOW);
        const before = await store.lastPosition(KEY, NOW);
        const full = store.append(KEY, 'n', [newEvent('late', '1', [write('x', '1')])], NOW + 9999);
        await expect(full).rejects.toMatchObject({ errorType: 'LimitExceeded' });
        expect(await store.lastPosition(KEY, NOW)).toBe(before);
        expect(await store.readStatus(KEY, 'n', NOW)).toBeUndefined();
        expect((await store.append(KEY, 'n', [newEvent('late', '1')], NOW + 10_000)).added).toHaveLength(1);
    });

    test('a sweep leaves nothing behind', async () => {
        const store = await createStore();
        for (let i = 0; i < 50; i++) {
            const group = { id: `g${i}`, domain: `d${i % 7}` };
            await store.createGroup(groupRecord({ ...group, hostId: `h${i}`, name: `n${i}` }), NOW);
            await store.putNode(nodeRecord(`n${i}`, { group }), NOW);
            await store.append(group, `n${i}`, [newEvent('e', '1', [write('x', '1')])], NOW);
        }
        expect(store.counts()).toEqual({ groups: 50, members: 50 });
        expect((await store.sweep(NOW + 3_600_000)).groups).toHaveLength(50);
        expect(store.counts()).toEqual({ groups: 0, members: 0 });
        expect(await store.searchGroups('n', 100, NOW)).toEqual([]);
    });

    test('counts a node that moved to another group once', async () => {
        const store = await createStore();
        await groupOf(store, 'n');
        await store.createGroup(groupRecord({ id: 'g2', hostId: 'h2' }), NOW);
        await store.putNode(nodeRecord('n', { group: { id: 'g2', domain: 'd' } }), NOW);
        await store.removeNode(KEY, 'n', NOW);
        expect(store.counts()).toEqual({ groups: 2, members: 1 });
    });
});
