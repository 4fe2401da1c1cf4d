import { LOG_SHARE_MAX_EVENTS } from '../../src/core/limits';
import type { Store } from '../../src/core/store';
import { BEGINNING, groupOf, newEvent, nodeRecord, NOW, pairs, start, write } from './records';

const KEY = { id: 'g', domain: 'd' };
const EVENT_TTL_MS = 10_000;
const names = (events: readonly { readonly name: string }[]) => events.map(({ name }) => name);

/** Rules of events. */
export function storeEventRules(store: () => Store): void {
    const read = async (since = BEGINNING, now = NOW, limit = 100) =>
        (await store().readSince(KEY, { position: since, resumes: false }, limit, now)).events;

    test("an event keeps what its sender said and gets the store's time, a position and its variables", async () => {
        await groupOf(store(), 'n');
        const { events, added } = await store().append(KEY, 'n', [newEvent('e', 'k', [write('x', '1')])], NOW + 7);
        expect(added).toEqual(events);
        const [event] = await read();
        expect(event).toEqual(events[0]);
        expect(event).toMatchObject({
            name: 'e',
            payload: null,
            firedAt: '2026-01-11T13:22:00.123Z',
            orderKey: 'k',
            firedByNodeId: 'n',
            recordedAt: '2026-01-11T13:22:00.007Z',
            variables: [{ key: 'x', value: '1', position: event?.position }],
        });
    });

    test('a batch is read in its order, whatever the order keys say', async () => {
        await groupOf(store(), 'n', 'm');
        await store().append(KEY, 'n', [newEvent('a', '9'), newEvent('b', '1')], NOW);
        await store().append(KEY, 'm', [newEvent('c')], NOW);
        expect(names(await read())).toEqual(['a', 'b', 'c']);
    });

    test('a page that resumes ends before it grows too large, and nothing is skipped', async () => {
        await groupOf(store(), 'n');
        const large = Array.from({ length: 50 }, (_, index) => ({
            ...newEvent(`e${index}`),
            payload: 'x'.repeat(16_000),
        }));
        for (let start = 0; start < large.length; start += 10)
            await store().append(KEY, 'n', large.slice(start, start + 10), NOW);
        const read: string[] = [];
        let pages = 0;
        for (let [position, more] = [BEGINNING, true]; more; pages += 1) {
            const page = await store().readSince(KEY, { position, resumes: true }, 1_000, NOW);
            read.push(...names(page.events));
            [position, more] = [page.position, page.more];
        }
        expect(read).toEqual(names(large));
        expect(pages).toBeGreaterThan(2);
    });

    test('an event is recognised by sender and orderKey; without a key never', async () => {
        await groupOf(store(), 'n', 'm');
        const first = await store().append(KEY, 'n', [newEvent('a', '1'), newEvent('b', '2')], NOW);
        const retried = await store().append(KEY, 'n', [newEvent('b', '2'), newEvent('c', '3')], NOW);
        expect(names(retried.events)).toEqual(['b', 'c']);
        expect(names(retried.added)).toEqual(['c']);
        expect(retried.events[0]).toEqual(first.events[1]);
        expect((await store().append(KEY, 'm', [newEvent('other', '1')], NOW)).added).toHaveLength(1);
        expect((await store().append(KEY, 'n', [newEvent('x'), newEvent('x')], NOW)).added).toHaveLength(2);
        expect(names(await read())).toEqual(['a', 'b', 'c', 'other', 'x', 'x']);
    });

    test('the same key twice in one batch is one event', async () => {
        await groupOf(store(), 'n');
        expect((await store().append(KEY, 'n', [newEvent('a', '1'), newEvent('a', '1')], NOW)).added).toHaveLength(1);
    });

    test("a retry after the event's TTL is recognised too, and does not write its variables again", async () => {
        await groupOf(store(), 'n');
        const batch = [newEvent('a', '1', [write('x', 'old')])];
        await store().append(KEY, 'n', batch, NOW);
        await store().writeVariables(KEY, 'n', [write('x', 'new')], NOW + 1);
        const retried = await store().append(KEY, 'n', batch, NOW + EVENT_TTL_MS + 1);
        expect(retried.added).toEqual([]);
        expect(await read(BEGINNING, NOW + EVENT_TTL_MS + 1)).toEqual([]);
        expect((await store().readStatus(KEY, 'n', NOW + EVENT_TTL_MS + 1))?.variables).toMatchObject([
            { value: 'new' },
        ]);
    });

    test('an event can be read for its TTL, whether or not a sweep came round', async () => {
        await groupOf(store(), 'n');
        await store().append(KEY, 'n', [newEvent('a')], NOW);
        await store().append(KEY, 'n', [newEvent('b')], NOW + 5000);
        expect(names(await read(BEGINNING, NOW + EVENT_TTL_MS - 1))).toEqual(['a', 'b']);
        expect(names(await read(BEGINNING, NOW + EVENT_TTL_MS))).toEqual(['b']);
        expect(
            names(
                (await store().readSince(KEY, { position: BEGINNING, resumes: false }, 100, NOW + EVENT_TTL_MS)).events,
            ),
        ).toEqual(['b']);
    });

    test('D5 D6: one that resumes reads some seconds beyond the TTL, and is told what is gone, by sender', async () => {
        await groupOf(store(), 'n', 'm');
        const position = await store().lastPosition(KEY, NOW);
        await store().append(KEY, 'n', [newEvent('a'), newEvent('b')], NOW);
        await store().append(KEY, 'm', [newEvent('c')], NOW);
        const resumed = (from: string, now: number) =>
            store().readSince(KEY, { position: from, resumes: true }, 100, now);
        const early = await resumed(position, NOW + EVENT_TTL_MS + 2200);
        expect(names(early.events)).toEqual(['a', 'b', 'c']);
        expect(early.missed).toEqual([]);
        const last = (await store().append(KEY, 'm', [newEvent('d')], NOW + 60_000)).added[0];
        const late = await resumed(position, NOW + 60_000);
        expect(names(late.events)).toEqual(['d']);
        expect([...late.missed].sort((a, b) => b.count - a.count)).toEqual([
            { nodeId: 'n', count: 2 },
            { nodeId: 'm', count: 1 },
        ]);
        expect((await resumed(last?.position ?? '', NOW + 60_000)).missed).toEqual([]);
    });

    test('positions ascend strictly, also within a millisecond and when the clock steps back', async () => {
        await groupOf(store(), 'n');
        const positions = [await store().lastPosition(KEY, NOW)];
        for (const now of [NOW, NOW, NOW + 50, NOW - 60_000, NOW + 51, NOW - 1]) {
            const { events } = await store().append(KEY, 'n', [newEvent('e'), newEvent('e')], now);
            positions.push(...events.map(({ position }) => position));
            for (const { position } of (await store().writeVariables(KEY, 'n', [write('x', '1')], now)).written)
                positions.push(position);
        }
        expect([...positions].sort()).toEqual(positions);
        expect(new Set(positions).size).toBe(positions.length);
        expect(await store().lastPosition(KEY, NOW)).toBe(positions[positions.length - 1]);
    });

    test('pages are drained by the cursor of their last event', async () => {
        await groupOf(store(), 'n');
        await store().append(
            KEY,
            'n',
            Array.from({ length: 25 }, (_, i) => newEvent(`e${i}`)),
            NOW,
        );
        const seen: string[] = [];
        for (let since = BEGINNING; ;) {
            const page = await store().readSince(KEY, { position: since, resumes: false }, 10, NOW);
            expect(page.events.length).toBeLessThanOrEqual(10);
            expect(names(await read(since, NOW, 10))).toEqual(names(page.events));
            seen.push(...names(page.events));
            since = page.position;
            if (!page.more) break;
        }
        expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => `e${i}`));
    });

    test('a page that is exactly full says that no more follow', async () => {
        await groupOf(store(), 'n');
        await store().append(KEY, 'n', [newEvent('a'), newEvent('b')], NOW);
        expect(await store().readSince(KEY, { position: BEGINNING, resumes: false }, 2, NOW)).toMatchObject({
            more: false,
        });
    });

    test('a bare time as since reads what was recorded in that millisecond and later', async () => {
        await groupOf(store(), 'n');
        for (const after of [0, 1, 2]) await store().append(KEY, 'n', [newEvent(`e${after}`)], NOW + after);
        expect(names(await read('EVENT#2026-01-11T13:22:00.001Z'))).toEqual(['e1', 'e2']);
        const [e1] = await read('EVENT#2026-01-11T13:22:00.001Z');
        expect(names(await read(e1?.position))).toEqual(['e2']);
        expect(names(await read('EVENT#'))).toEqual(['e0', 'e1', 'e2']);
    });

    test('an event whose variables are too many is refused, and the others of its batch are taken', async () => {
        await groupOf(store(), 'n');
        const writes = Array.from({ length: 150 }, (_, i) => write(`a${i}`, '1'));
        const more = Array.from({ length: 51 }, (_, i) => write(`b${i}`, '1'));
        const batch = [newEvent('a', '1', writes), newEvent('b', '2', more), newEvent('c', '3', [write('c', '1')])];
        const { added, refused } = await store().append(KEY, 'n', batch, NOW);
        expect(names(added)).toEqual(['a', 'c']);
        const reason = { code: 'variable-count', values: { name: 'b50', max: 200, given: 201 } };
        expect(refused).toEqual([
            { index: 1, errorType: 'ValidationError', message: expect.stringContaining('200 variables'), reason },
        ]);
        expect((await store().readStatus(KEY, 'n', NOW))?.variables).toHaveLength(151);
        expect((await store().append(KEY, 'n', [newEvent('b', '2')], NOW)).added).toHaveLength(1);
    });

    test('D3: an event carries what its sender reported since its previous one, each as it was then', async () => {
        await groupOf(store(), 'n', 'm');
        const { written } = await store().writeVariables(KEY, 'n', [write('x', '1'), start('y', '0')], NOW);
        await store().writeVariables(KEY, 'm', [write('x', 'of another')], NOW);
        await store().append(KEY, 'n', [newEvent('first', '1'), newEvent('second', '2')], NOW + 1);
        await store().writeVariables(KEY, 'n', [write('x', '2')], NOW + 2);
        await store().append(KEY, 'n', [newEvent('third', '3', [write('z', '1')])], NOW + 3);
        await store().writeVariables(KEY, 'n', [write('x', '3')], NOW + 4);
        const events = await read();
        expect(events.map(({ variables }) => pairs(variables))).toEqual([['x=1'], [], ['x=2', 'z=1']]);
        expect(events[0]?.variables[0]?.position).toBe(written[0]?.position);
        expect(events[2]?.variables[1]?.position).toBe(events[2]?.position);
    });

    test('D9: a member holds a tenth of the log; beyond that it alone is refused, until its oldest have expired', async () => {
        await groupOf(store(), 'loud', 'quiet');
        const send = (count: number, now: number) =>
            store().append(
                KEY,
                'loud',
                Array.from({ length: count }, () => newEvent('e')),
                now,
            );
        for (const at of [NOW, NOW + 4000]) await send(LOG_SHARE_MAX_EVENTS / 2, at);
        const before = await store().lastPosition(KEY, NOW + 4000);
        for (const count of [1000, 100, 10, 1]) {
            await expect(send(count, NOW + 4001)).rejects.toMatchObject({
                errorType: 'LimitExceeded',
                message: expect.stringMatching(/^events: one member may have 2000 events.* again in 6 s\.$/),
            });
            expect((await store().append(KEY, 'quiet', [newEvent('q')], NOW + 4001)).added).toHaveLength(1);
        }
        expect(await store().lastPosition(KEY, NOW + 4001)).not.toBe(before);
        expect((await store().append(KEY, 'quiet', [newEvent('q', '1')], NOW + 9999)).added).toHaveLength(1);
        expect((await send(1000, NOW + EVENT_TTL_MS)).added).toHaveLength(1000);
        await expect(send(1, NOW + EVENT_TTL_MS)).rejects.toMatchObject({ errorType: 'LimitExceeded' });
    });

    test('D9: bytes have the same share', async () => {
        await groupOf(store(), 'loud', 'quiet');
        const large = () => Array.from({ length: 15 }, () => ({ ...newEvent('e'), payload: 'x'.repeat(16_000) }));
        const send = async () => {
            for (let batches = 0; batches < 10; batches += 1) await store().append(KEY, 'loud', large(), NOW);
        };
        await expect(send()).rejects.toMatchObject({ errorType: 'LimitExceeded' });
        expect((await store().append(KEY, 'quiet', large(), NOW)).added).toHaveLength(15);
    });

    test('D5: a retry of what was taken is answered although its sender has no room for more', async () => {
        await groupOf(store(), 'loud');
        const batch = (from: number) => Array.from({ length: 1000 }, (_, index) => newEvent('e', String(from + index)));
        for (const from of [0, 1000]) await store().append(KEY, 'loud', batch(from), NOW);
        const again = batch(1000).slice(-20);
        const retried = await store().append(KEY, 'loud', again, NOW + 1);
        expect([retried.events.length, retried.added.length]).toEqual([20, 0]);
        const partly = store().append(KEY, 'loud', [...again, newEvent('e', '2000')], NOW + 2);
        await expect(partly).rejects.toMatchObject({ errorType: 'LimitExceeded' });
    });

    test('D9: leaving and joining again gives no new share', async () => {
        await groupOf(store(), 'loud');
        const batch = Array.from({ length: 1000 }, () => newEvent('e'));
        for (let batches = 0; batches < 2; batches += 1) await store().append(KEY, 'loud', batch, NOW);
        await store().removeNode(KEY, 'loud', NOW);
        await store().putNode(nodeRecord('loud'), NOW);
        await expect(store().append(KEY, 'loud', batch, NOW)).rejects.toMatchObject({ errorType: 'LimitExceeded' });
    });

    test("events of one group are no other group's", async () => {
        await groupOf(store(), 'n');
        const other = { id: 'g', domain: 'elsewhere' };
        const group = await store().readGroup(KEY, NOW);
        if (group === undefined) throw new Error('The group is gone.');
        await store().createGroup({ ...group, ...other }, NOW);
        await store().append(KEY, 'n', [newEvent('e')], NOW);
        expect(await store().readSince(other, { position: BEGINNING, resumes: false }, 100, NOW)).toMatchObject({
            events: [],
        });
    });
}
