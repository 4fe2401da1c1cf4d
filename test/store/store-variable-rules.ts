import type { Store } from '../../src/core/store';
import { BEGINNING, groupOf, newEvent, NOW, write } from './records';

const KEY = { id: 'g', domain: 'd' };
const pairs = (variables: readonly { readonly key: string; readonly value: string }[] = []) =>
    variables.map(({ key, value }) => `${key}=${value}`).sort();

/** Rules of variables. */
export function storeVariableRules(store: () => Store): void {
    test('writes are merged by key, the last one wins, each with a later position', async () => {
        await groupOf(store(), 'n');
        const [x] = await store().writeVariables(KEY, 'n', [write('x', '1'), write('y', '1')], NOW);
        const [again] = await store().writeVariables(KEY, 'n', [write('x', '2')], NOW + 5);
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

    test('a report beyond 200 variables is refused as a whole; rewriting and removing make room', async () => {
        await groupOf(store(), 'n');
        const full = Array.from({ length: 200 }, (_, i) => write(`k${i}`, '0'));
        await store().writeVariables(KEY, 'n', full, NOW);
        const refused = { errorType: 'ValidationError' };
        await expect(
            store().writeVariables(KEY, 'n', [write('k0', '1'), write('more', '1')], NOW),
        ).rejects.toMatchObject(refused);
        expect(pairs((await store().readStatus(KEY, 'n', NOW))?.variables)).toContain('k0=0');
        await store().writeVariables(KEY, 'n', [write('k0', '1')], NOW);
        await store().writeVariables(KEY, 'n', [write('k1'), write('more', '1')], NOW);
        expect((await store().readStatus(KEY, 'n', NOW))?.variables).toHaveLength(200);
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
