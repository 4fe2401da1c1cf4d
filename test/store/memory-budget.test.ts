import fc from 'fast-check';
import { GROUP_MAX_MEMBERS, GROUP_VARIABLES_MAX_BYTES, VARIABLES_MAX_KEYS } from '../../src/core/limits';
import { createMemoryStore } from '../../src/store/memory';
import { MeshError } from '../../src/wire/errors';
import { groupRecord, newEvent, nodeRecord, NOW, write } from './records';

const SETTINGS = { eventTtlSeconds: 10, pollingIntervalSeconds: 2 };
const GROUPS = ['g1', 'g2', 'g3'] as const;
const NODES = ['a', 'b', 'c', 'd'] as const;
const HOUR_MS = 3_600_000;

const place = { group: fc.constantFrom(...GROUPS), node: fc.constantFrom(...NODES), waitMs: fc.nat({ max: 9_000 }) };
const writes = fc.array(
    fc.record({ key: fc.constantFrom('x', 'y', 'z'), value: fc.option(fc.string({ maxLength: 300 })) }),
    { maxLength: 4 },
);
const deed = fc.oneof(
    fc.record({ deed: fc.constant('create'), ...place, livesMs: fc.integer({ min: 1_000, max: HOUR_MS }) }),
    fc.record({ deed: fc.constant('end'), ...place }),
    fc.record({ deed: fc.constant('join'), ...place, livesMs: fc.integer({ min: 1_000, max: 60_000 }) }),
    fc.record({ deed: fc.constant('leave'), ...place }),
    fc.record({ deed: fc.constant('write'), ...place, writes }),
    fc.record({
        deed: fc.constant('append'),
        ...place,
        writes,
        from: fc.nat({ max: 20 }),
        count: fc.integer({ min: 1, max: 300 }),
    }),
    fc.record({ deed: fc.constant('sweep'), ...place }),
);

test('the bytes of a store are exact: nothing is left when what took them has ended', async () => {
    await fc.assert(
        fc.asyncProperty(fc.array(deed, { maxLength: 60 }), async (deeds) => {
            const store = createMemoryStore({ ...SETTINGS, maxBytes: 200_000 });
            let now = NOW;
            for (const each of deeds) {
                now += each.waitMs;
                const key = { id: each.group, domain: 'd' };
                try {
                    if ('from' in each) {
                        const events = Array.from({ length: each.count }, (_, index) =>
                            newEvent(
                                'e',
                                each.from + index < 10 ? null : `${each.from + index}`,
                                index > 0 ? [] : given(each),
                            ),
                        );
                        await store.append(key, each.node, events, now);
                    } else if ('writes' in each) await store.writeVariables(key, each.node, given(each), now);
                    else if (each.deed === 'create') {
                        const aliveUntil = now + ('livesMs' in each ? each.livesMs : 0);
                        await store.createGroup(groupRecord({ ...key, hostId: each.group, aliveUntil }), now);
                    } else if (each.deed === 'join') {
                        const aliveUntil = now + ('livesMs' in each ? each.livesMs : 0);
                        await store.putNode(nodeRecord(each.node, { group: key, aliveUntil }), now);
                    } else if (each.deed === 'leave') await store.removeNode(key, each.node, now);
                    else if (each.deed === 'end') await store.removeGroup(key);
                    else await store.sweep(now);
                } catch (error) {
                    expect(error).toBeInstanceOf(MeshError);
                }
                // What an event carries besides what it was fired with, at most three variables here, is not foreseen.
                expect(store.bytes()).toBeLessThanOrEqual(200_000 + 3 * 1_000);
            }
            // First all members and events go, then the groups.
            for (const id of GROUPS) {
                const key = { id, domain: 'd' };
                if ((await store.readGroup(key, now)) === undefined) continue;
                await store.extendGroup(key, now + 2 * HOUR_MS);
                for (const node of NODES) await store.removeNode(key, node, now);
            }
            await store.sweep(now + HOUR_MS);
            await store.sweep(now + HOUR_MS);
            expect(store.bytes()).toBe(store.counts().groups * 4_096);
            await store.sweep(now + 3 * HOUR_MS);
            expect(store.bytes()).toBe(0);
        }),
        { numRuns: 200 },
    );
});

function given({
    writes: all,
}: {
    readonly writes: readonly { readonly key: string; readonly value: string | null }[];
}) {
    return all.map(({ key, value }) => write(key, value ?? undefined));
}

describe('beyond the budget of all groups', () => {
    const large = (count: number) =>
        Array.from({ length: count }, (_, index) => ({ ...newEvent('e', `${index}`), payload: 'x'.repeat(10_000) }));

    test('events, variables, members and groups are refused with LimitExceeded, and taken once there is room', async () => {
        const store = createMemoryStore({ ...SETTINGS, maxBytes: 250_000 });
        const key = { id: 'g', domain: 'd' };
        await store.createGroup(groupRecord(), NOW);
        for (const id of ['n', 'm']) await store.putNode(nodeRecord(id), NOW);
        await store.append(key, 'n', large(11), NOW);
        const refused = { errorType: 'LimitExceeded', message: expect.stringContaining('MESH_MEMORY_MEBIBYTES') };
        await expect(store.append(key, 'm', large(1), NOW)).rejects.toMatchObject(refused);
        await expect(store.writeVariables(key, 'm', [write('x', 'あ'.repeat(10_000))], NOW)).rejects.toMatchObject(
            refused,
        );
        const fill = async () => {
            for (let i = 0; i < 10; i += 1) await store.putNode(nodeRecord(`more-${i}`), NOW);
        };
        await expect(fill()).rejects.toMatchObject(refused);
        await expect(store.createGroup(groupRecord({ id: 'g2', hostId: 'h2' }), NOW)).rejects.toMatchObject(refused);
        // A retry of what is there takes no room, and a shorter value gives some back.
        expect((await store.append(key, 'n', large(11), NOW)).events).toHaveLength(11);
        expect((await store.writeVariables(key, 'm', [], NOW)).written).toEqual([]);
        expect((await store.append(key, 'm', large(1), NOW + 20_000)).added).toHaveLength(1);
        expect(await store.createGroup(groupRecord({ id: 'g2', hostId: 'h2' }), NOW)).toMatchObject({ id: 'g2' });
    });

    test('the variables of one group have a bound of their own', async () => {
        const store = createMemoryStore(SETTINGS);
        const key = { id: 'g', domain: 'd' };
        await store.createGroup(groupRecord(), NOW);
        const all = Array.from({ length: VARIABLES_MAX_KEYS }, (_, index) => write(`v${index}`, 'x'.repeat(4_096)));
        const share = async (nodeId: string) => {
            await store.putNode(nodeRecord(nodeId), NOW);
            return store.writeVariables(key, nodeId, all, NOW);
        };
        for (const nodeId of ['a', 'b', 'c', 'd']) expect((await share(nodeId)).refused).toEqual([]);
        const { written, refused } = await share('e');
        expect(written.length + refused.length).toBe(VARIABLES_MAX_KEYS);
        expect(refused.at(-1)).toMatchObject({
            index: VARIABLES_MAX_KEYS - 1,
            errorType: 'LimitExceeded',
            message: expect.stringContaining(String(GROUP_VARIABLES_MAX_BYTES)),
        });
        const carried = await store.append(
            key,
            'e',
            [newEvent('none'), newEvent('too much', null, all.slice(-1))],
            NOW,
        );
        expect([carried.added.length, carried.refused]).toMatchObject([1, [{ index: 1, errorType: 'LimitExceeded' }]]);
        // What is there already may change, and who leaves makes room.
        expect((await store.writeVariables(key, 'a', all, NOW)).refused).toEqual([]);
        await store.removeNode(key, 'a', NOW);
        expect((await share('e')).refused).toEqual([]);
    });

    test('a group holds no more of the smallest variables than a list can tell within its time', async () => {
        const store = createMemoryStore(SETTINGS);
        const key = { id: 'g', domain: 'd' };
        await store.createGroup(groupRecord(), NOW);
        const all = Array.from({ length: VARIABLES_MAX_KEYS }, (_, index) => write(`v${index}`, ''));
        for (let member = 0; member < 63; member += 1) {
            await store.putNode(nodeRecord(`m${member}`), NOW);
            await store.writeVariables(key, `m${member}`, all, NOW);
        }
        const held = (await store.listStatuses(key, NOW)).flatMap(({ variables }) => variables);
        expect(held.length).toBeGreaterThanOrEqual(12_000);
        expect(held.length).toBeLessThan(12_300);
    });
});

describe('a full group', () => {
    const key = { id: 'g', domain: 'd' };

    test('gives a newcomer the place of who was never heard of since it joined, the first of them', async () => {
        const store = createMemoryStore(SETTINGS);
        await store.createGroup(groupRecord(), NOW);
        await store.putNode(nodeRecord('writes'), NOW);
        await store.writeVariables(key, 'writes', [], NOW);
        for (let i = 1; i < GROUP_MAX_MEMBERS; i += 1) await store.putNode(nodeRecord(`made-up-${i}`), NOW);
        expect(await store.putNode(nodeRecord('pupil'), NOW)).toBe(true);
        const ids = (await store.memberList(key, NOW)).ids;
        expect(ids).toHaveLength(GROUP_MAX_MEMBERS);
        expect(ids).toEqual(expect.arrayContaining(['writes', 'pupil', 'made-up-2']));
        expect(await store.findNode('made-up-1', NOW)).toBeUndefined();
    });

    test('refuses where all are heard', async () => {
        const store = createMemoryStore(SETTINGS);
        await store.createGroup(groupRecord(), NOW);
        for (let i = 0; i < GROUP_MAX_MEMBERS; i += 1)
            for (let heartbeats = 0; heartbeats < 2; heartbeats += 1) await store.putNode(nodeRecord(`n${i}`), NOW);
        await expect(store.putNode(nodeRecord('late'), NOW)).rejects.toMatchObject({ errorType: 'LimitExceeded' });
    });
});
