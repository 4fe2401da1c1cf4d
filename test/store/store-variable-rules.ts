import type { Store } from '../../src/core/store';
import { BEGINNING, groupOf, newEvent, NOW, pairs, start, write } from './records';

const KEY = { id: 'g', domain: 'd' };

/** Rules of variables. */
export function storeVariableRules(store: () => Store): void {
    test('writes are merged by key, the last one wins, each with a later position', async () => {
        await groupOf(store(), 'n');
        const report = async (writes: Parameters<Store['writeVariables']>[2], now: number) =>
            (await store().writeVariables(KEY, 'n', writes, now)).written;
        const [x] = await report([write('x', '1'), write('y', '1')], NOW);
        const [again] = await report([write('x', '2')], NOW + 5);
        expect(again).toMatchObject({ key: 'x', value: '2', removed: false });
        expect((again?.position ?? '') > (x?.position ?? '')).toBe(true);
        const status = await store().readStatus(KEY, 'n', NOW + 5);
        expect(pairs(status?.variables)).toEqual(['x=2', 'y=1']);
        expect(status?.updatedAt).toBe(NOW + 5);
    });

    test('a member that never wrote has no status, one that reported nothing has an empty one', async () => {
        await groupOf(store(), 'n', 'm');
        await store().writeVariables(KEY, 'm', [], NOW);
        expect(await store().readStatus(KEY, 'n', NOW)).toBeUndefined();
        expect(await store().listStatuses(KEY, NOW)).toEqual([{ nodeId: 'm', updatedAt: NOW, variables: [] }]);
    });

    test('a removed variable is in no status, and in the changes with its mark', async () => {
        await groupOf(store(), 'n');
        await store().writeVariables(KEY, 'n', [write('x', '1'), write('y', '1')], NOW);
        const since = await store().lastPosition(KEY, NOW);
        await store().writeVariables(KEY, 'n', [write('x')], NOW);
        expect(pairs((await store().readStatus(KEY, 'n', NOW))?.variables)).toEqual(['y=1']);
        const page = await store().readSince(KEY, { position: since, resumes: false }, 100, NOW);
        expect(page.changes).toMatchObject([{ nodeId: 'n', variables: [{ key: 'x', removed: true }] }]);
    });

    test("each member's variables are its own", async () => {
        await groupOf(store(), 'n', 'm');
        await store().writeVariables(KEY, 'n', [write('x', 'of n')], NOW);
        await store().writeVariables(KEY, 'm', [write('x', 'of m')], NOW);
        const statuses = await store().listStatuses(KEY, NOW);
        expect(statuses.map(({ nodeId, variables }) => [nodeId, ...pairs(variables)])).toEqual([
            ['n', 'x=of n'],
            ['m', 'x=of m'],
        ]);
    });

    test('the 201st variable is refused, and the others are taken; rewriting and removing make room', async () => {
        await groupOf(store(), 'n');
        const full = Array.from({ length: 201 }, (_, i) => write(`k${i}`, '0'));
        const refused = [{ index: 200, errorType: 'ValidationError', message: expect.stringContaining('200') }];
        expect(await store().writeVariables(KEY, 'n', full, NOW)).toMatchObject({ refused });
        const report = async (...writes: Parameters<Store['writeVariables']>[2]) =>
            (await store().writeVariables(KEY, 'n', writes, NOW)).refused.map(({ index }) => index);
        expect(await report(write('more', '1'), write('k0', '1'))).toEqual([0]);
        expect(pairs((await store().readStatus(KEY, 'n', NOW))?.variables)).toContain('k0=1');
        expect(await report(write('k1'), write('more', '1'))).toEqual([]);
        expect((await store().readStatus(KEY, 'n', NOW))?.variables).toHaveLength(200);
    });

    test('D4: a start value gives way to what its owner has set, and an equal one to the earlier', async () => {
        await groupOf(store(), 'n');
        const report = (...writes: Parameters<Store['writeVariables']>[2]) =>
            store().writeVariables(KEY, 'n', writes, NOW);
        const first = await report(start('x', '0'));
        expect(first.written).toMatchObject([{ key: 'x', value: '0', initial: true }]);
        expect(await report(start('x', '0'))).toMatchObject({ variables: first.variables, written: [] });
        expect((await report(start('x', '7'))).written).toMatchObject([{ value: '7', initial: true }]);
        const set = await report(write('x', '7'));
        expect(set.written).toMatchObject([{ value: '7', initial: false }]);
        expect(await report(start('x', '0'))).toMatchObject({ variables: set.variables, written: [] });
        await store().append(KEY, 'n', [newEvent('e', '1', [start('x', '0'), start('y', '1')])], NOW);
        expect((await store().readStatus(KEY, 'n', NOW))?.variables).toMatchObject([
            { key: 'x', value: '7', initial: false },
            { key: 'y', value: '1', initial: true },
        ]);
        const page = await store().readSince(KEY, { position: BEGINNING, resumes: false }, 100, NOW);
        expect(page.changes[0]?.variables).toMatchObject([{ initial: false }, { initial: true }]);
        await report(write('x'));
        expect((await report(start('x', '3'))).written).toMatchObject([{ value: '3', initial: true }]);
    });

    test('the changes of a page end where the page ends', async () => {
        await groupOf(store(), 'n', 'm');
        await store().writeVariables(KEY, 'n', [write('early', '1')], NOW);
        await store().append(KEY, 'm', [newEvent('e0', '0'), newEvent('e1', '1', [write('carried', '1')])], NOW);
        await store().writeVariables(KEY, 'n', [write('late', '1')], NOW);
        const first = await store().readSince(KEY, { position: BEGINNING, resumes: false }, 1, NOW);
        expect(first).toMatchObject({ more: true, position: first.events[0]?.position });
        expect(first.changes.map(({ nodeId, variables }) => [nodeId, ...pairs(variables)])).toEqual([['n', 'early=1']]);
        const second = await store().readSince(KEY, { position: first.position, resumes: false }, 1, NOW);
        expect(second.more).toBe(false);
        expect(second.position).toBe(await store().lastPosition(KEY, NOW));
        expect(second.changes.map(({ nodeId, variables }) => [nodeId, ...pairs(variables)])).toEqual([
            ['n', 'late=1'],
            ['m', 'carried=1'],
        ]);
        expect((await store().readSince(KEY, { position: second.position, resumes: false }, 1, NOW)).changes).toEqual(
            [],
        );
    });
}
