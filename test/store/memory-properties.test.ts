import fc from 'fast-check';
import { createMemoryStore } from '../../src/store/memory';
import { BEGINNING, groupOf, newEvent, NOW, write } from './records';

const KEY = { id: 'g', domain: 'd' };
const SENDERS = ['n', 'm', 'o'] as const;

const sender = fc.constantFrom(...SENDERS);
/** The clock's next step, backwards now and then; the whole run stays within the TTL. */
const clockStep = fc.integer({ min: -5, max: 20 });

const step = fc.oneof(
    fc.record({
        deed: fc.constant('append'),
        sender,
        count: fc.integer({ min: 1, max: 12 }),
        retried: fc.boolean(),
        clockStep,
    }),
    fc.record({
        deed: fc.constant('read'),
        limit: fc.integer({ min: 1, max: 9 }),
        reader: fc.integer({ min: 0, max: 1 }),
        clockStep,
    }),
    fc.record({
        deed: fc.constant('write'),
        sender,
        key: fc.constantFrom('x', 'y', 'z'),
        value: fc.option(fc.string()),
        clockStep,
    }),
);

test('a reader that pages by position sees every event exactly once, in the order of each sender', async () => {
    await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
            const store = createMemoryStore({ eventTtlSeconds: 10, pollingIntervalSeconds: 2 });
            await groupOf(store, ...SENDERS);
            const sent = new Map<string, string[]>(SENDERS.map((id) => [id, []]));
            const readers = [0, 1].map(() => ({
                position: BEGINNING,
                seen: new Array<{ by: string; name: string }>(),
            }));
            const read = async (reader: number, limit: number, now: number): Promise<boolean> => {
                const state = readers[reader];
                if (state === undefined) return false;
                const page = await store.readSince(KEY, { position: state.position, resumes: false }, limit, now);
                state.seen.push(...page.events.map(({ firedByNodeId, name }) => ({ by: firedByNodeId, name })));
                state.position = page.position;
                return page.more;
            };
            let now = NOW;
            for (const each of steps) {
                now += each.clockStep;
                if ('count' in each) {
                    const names = sent.get(each.sender) ?? [];
                    const fresh = Array.from({ length: each.count }, (_, i) => `${names.length + i}`);
                    names.push(...fresh);
                    const batch = fresh.map((name) => newEvent(name, name));
                    await store.append(KEY, each.sender, batch, now);
                    // The answer was lost: the same batch comes again.
                    if (each.retried) await store.append(KEY, each.sender, batch, now);
                } else if ('limit' in each) await read(each.reader, each.limit, now);
                else await store.writeVariables(KEY, each.sender, [write(each.key, each.value ?? undefined)], now);
            }
            for (const reader of [0, 1]) while (await read(reader, 7, now));
            for (const { seen } of readers)
                for (const id of SENDERS)
                    expect(seen.filter(({ by }) => by === id).map(({ name }) => name)).toEqual(sent.get(id));
        }),
    );
});

test('variables that are merged from pages are the variables that the store has', async () => {
    await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
            const store = createMemoryStore({ eventTtlSeconds: 10, pollingIntervalSeconds: 2 });
            await groupOf(store, ...SENDERS);
            const model = new Map<string, string>();
            const merged = new Map<string, string>();
            let position = BEGINNING;
            let now = NOW;
            const read = async (limit: number): Promise<boolean> => {
                const page = await store.readSince(KEY, { position: position, resumes: false }, limit, now);
                for (const { nodeId, variables } of page.changes)
                    for (const { key, value, removed } of variables) {
                        if (removed) merged.delete(`${nodeId}.${key}`);
                        else merged.set(`${nodeId}.${key}`, value);
                    }
                position = page.position;
                return page.more;
            };
            for (const each of steps) {
                now += each.clockStep;
                if ('count' in each) {
                    const value = `${each.count}`;
                    await store.append(
                        KEY,
                        each.sender,
                        [newEvent('e', null, [write('x', value)]), newEvent('f')],
                        now,
                    );
                    model.set(`${each.sender}.x`, value);
                } else if ('limit' in each) await read(each.limit);
                else {
                    await store.writeVariables(KEY, each.sender, [write(each.key, each.value ?? undefined)], now);
                    if (each.value === null) model.delete(`${each.sender}.${each.key}`);
                    else model.set(`${each.sender}.${each.key}`, each.value);
                }
            }
            while (await read(5));
            const held = (await store.listStatuses(KEY, now)).flatMap(({ nodeId, variables }) =>
                variables.map(({ key, value }): [string, string] => [`${nodeId}.${key}`, value]),
            );
            expect(new Map([...held].sort())).toEqual(new Map([...model].sort()));
            expect(new Map([...merged].sort())).toEqual(new Map([...model].sort()));
        }),
    );
});
