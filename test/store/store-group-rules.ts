import type { Store } from '../../src/core/store';
import { BEGINNING, groupOf, groupRecord, newEvent, nodeRecord, NOW, write } from './records';

const KEY = { id: 'g', domain: 'd' };
const ids = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id);

/** Rules of groups and members. */
export function storeGroupRules(store: () => Store): void {
    test('createGroup returns the living group of the same host and domain, and a new one once that is gone', async () => {
        const first = await store().createGroup(groupRecord({ aliveUntil: NOW + 1000 }), NOW);
        expect(await store().createGroup(groupRecord({ id: 'g2' }), NOW + 999)).toEqual(first);
        expect((await store().createGroup(groupRecord({ id: 'g3', domain: 'other' }), NOW)).id).toBe('g3');
        expect((await store().createGroup(groupRecord({ id: 'g4', hostId: 'other' }), NOW)).id).toBe('g4');
        expect((await store().createGroup(groupRecord({ id: 'g5' }), NOW + 1000)).id).toBe('g5');
        expect(await store().readGroup(KEY, NOW)).toBeUndefined();
    });

    test('an @ in a host id or a domain makes nobody somebody else', async () => {
        await store().createGroup(groupRecord({ hostId: 'a', domain: 'b@c' }), NOW);
        const other = groupRecord({ id: 'other', hostId: 'a@b', domain: 'c' });
        expect((await store().createGroup(other, NOW)).id).toBe('other');
    });

    test('readGroup finds a group in its own domain alone, until aliveUntil', async () => {
        await store().createGroup(groupRecord({ aliveUntil: NOW + 1000 }), NOW);
        expect((await store().readGroup(KEY, NOW + 999))?.name).toBe('Class');
        expect(await store().readGroup({ ...KEY, domain: 'other' }, NOW)).toBeUndefined();
        expect(await store().readGroup(KEY, NOW + 1000)).toBeUndefined();
    });

    test('extendGroup moves aliveUntil; of an unknown group it does nothing', async () => {
        await store().createGroup(groupRecord({ aliveUntil: NOW + 1000 }), NOW);
        await store().extendGroup(KEY, NOW + 5000);
        await store().extendGroup({ id: 'none', domain: 'd' }, NOW + 5000);
        expect((await store().readGroup(KEY, NOW + 4999))?.aliveUntil).toBe(NOW + 5000);
        expect(await store().readGroup(KEY, NOW + 5000)).toBeUndefined();
    });

    test('removeGroup takes the group from every list, with its members', async () => {
        await groupOf(store(), 'n');
        await store().removeGroup(KEY);
        await store().removeGroup(KEY);
        expect(await store().readGroup(KEY, NOW)).toBeUndefined();
        expect(await store().listGroups('d', NOW)).toEqual([]);
        expect(await store().searchGroups('C', 10, NOW)).toEqual([]);
        expect(await store().findNode('n', NOW)).toBeUndefined();
        expect((await store().createGroup(groupRecord({ id: 'new' }), NOW)).id).toBe('new');
    });

    test('endOf says how a group ended, of one that lives or never was nothing', async () => {
        const over = { aliveUntil: NOW + 1000, expiresAt: NOW + 1000 };
        const records = { over, silent: { ...over, expiresAt: NOW + 9000 }, replaced: over, dissolved: over };
        for (const [id, times] of Object.entries(records))
            await store().createGroup(groupRecord({ id, hostId: id, ...times }), NOW);
        const endOf = (id: string, now: number) => store().endOf({ id, domain: 'd' }, now);
        for (const id of [...Object.keys(records), 'never was']) expect(await endOf(id, NOW + 999)).toBeNull();
        await store().removeGroup({ id: 'dissolved', domain: 'd' });
        expect(await endOf('dissolved', NOW)).toBe('group-ended');
        const later = NOW + 1000;
        await store().createGroup(groupRecord({ id: 'new', hostId: 'replaced', aliveUntil: NOW + 90_000 }), later);
        for (let swept = 0; swept < 2; swept += 1) {
            expect(await endOf('over', later)).toBe('group-over');
            expect(await endOf('silent', later)).toBe('host-gone');
            expect(await endOf('replaced', later)).toBe('group-over');
            expect(await endOf('dissolved', later)).toBe('group-ended');
            await store().sweep(later);
        }
        expect(await endOf('silent', NOW + 86_400_000)).toBe('host-gone');
        expect(await store().endOf({ id: 'over', domain: 'other' }, later)).toBeNull();
        const refusal = { errorType: 'GroupNotFound', reason: { code: 'host-gone' } };
        await expect(store().listNodes({ id: 'silent', domain: 'd' }, later)).rejects.toMatchObject(refusal);
    });

    test('a group that was dissolved is not brought back by its heartbeat', async () => {
        await groupOf(store(), 'n');
        await store().removeGroup(KEY);
        await store().extendGroup(KEY, NOW + 5000, NOW + 9000);
        expect(await store().readGroup(KEY, NOW)).toBeUndefined();
        expect(await store().endOf(KEY, NOW)).toBe('group-ended');
    });

    test('listGroups lists the living groups of one domain, oldest first', async () => {
        for (const [id, aliveUntil] of [
            ['a', 9000],
            ['b', 1000],
            ['c', 9000],
        ] as const)
            await store().createGroup(groupRecord({ id, hostId: id, aliveUntil: NOW + aliveUntil }), NOW);
        await store().createGroup(groupRecord({ id: 'x', domain: 'other' }), NOW);
        expect(ids(await store().listGroups('d', NOW))).toEqual(['a', 'b', 'c']);
        expect(ids(await store().listGroups('d', NOW + 1000))).toEqual(['a', 'c']);
        expect(await store().listGroups('nowhere', NOW)).toEqual([]);
    });

    test('searchGroups finds living groups of all domains by the start of their name, at most limit', async () => {
        for (const [id, name, aliveUntil] of [
            ['a', 'math 1', 9000],
            ['b', 'math 2', 1000],
            ['c', 'Math', 9000],
            ['e', 'あいう', 9000],
        ] as const)
            await store().createGroup(
                groupRecord({ id, hostId: id, domain: id, name, aliveUntil: NOW + aliveUntil }),
                NOW,
            );
        expect(ids(await store().searchGroups('math', 10, NOW)).sort()).toEqual(['a', 'b']);
        expect(await store().searchGroups('math', 1, NOW)).toHaveLength(1);
        expect(ids(await store().searchGroups('math', 1, NOW + 1000))).toEqual(['a']);
        expect(ids(await store().searchGroups('あ', 10, NOW))).toEqual(['e']);
        expect(await store().searchGroups('history', 10, NOW)).toEqual([]);
    });

    test('putNode says whether the member is new, and refreshes one that is not', async () => {
        await store().createGroup(groupRecord(), NOW);
        expect(await store().putNode(nodeRecord('n', { aliveUntil: NOW + 1000 }), NOW)).toBe(true);
        expect(await store().putNode(nodeRecord('n', { aliveUntil: NOW + 3000, useWebSocket: false }), NOW)).toBe(
            false,
        );
        expect(await store().readNode(KEY, 'n', NOW + 2999)).toMatchObject({ useWebSocket: false });
        expect(await store().readNode(KEY, 'n', NOW + 3000)).toBeUndefined();
        expect(await store().listNodes(KEY, NOW + 3000)).toEqual([]);
        expect(await store().findNode('n', NOW + 3000)).toBeUndefined();
    });

    test('a member that comes back after its time is new, and starts without its old variables', async () => {
        await store().createGroup(groupRecord(), NOW);
        await store().putNode(nodeRecord('n', { aliveUntil: NOW + 1000 }), NOW);
        await store().writeVariables(KEY, 'n', [write('x', '1')], NOW);
        expect(await store().listStatuses(KEY, NOW + 1000)).toEqual([]);
        expect(await store().putNode(nodeRecord('n'), NOW + 1000)).toBe(true);
        expect(await store().readStatus(KEY, 'n', NOW + 1000)).toBeUndefined();
    });

    test('findNode finds the member in the group that it was last seen in', async () => {
        await groupOf(store(), 'n');
        await store().createGroup(groupRecord({ id: 'g2', hostId: 'h2' }), NOW);
        await store().putNode(nodeRecord('n', { group: { id: 'g2', domain: 'd' } }), NOW);
        expect((await store().findNode('n', NOW))?.group.id).toBe('g2');
        await store().removeNode(KEY, 'n', NOW);
        expect((await store().findNode('n', NOW))?.group.id).toBe('g2');
        expect(await store().findNode('nobody', NOW)).toBeUndefined();
    });

    test('removeNode removes the member and its variables, and says whether it was there', async () => {
        await groupOf(store(), 'n', 'm');
        await store().writeVariables(KEY, 'n', [write('x', '1')], NOW);
        expect(await store().removeNode(KEY, 'n', NOW)).toBe(true);
        expect(await store().removeNode(KEY, 'n', NOW)).toBe(false);
        expect(ids(await store().listNodes(KEY, NOW))).toEqual(['m']);
        expect(await store().listStatuses(KEY, NOW)).toEqual([]);
        expect(await store().findNode('n', NOW)).toBeUndefined();
    });

    test('a page says whether members joined or left after the asked position', async () => {
        await groupOf(store(), 'n');
        const changedSince = async (since: string) =>
            (await store().readSince(KEY, { position: since, resumes: false }, 100, NOW)).members !== null;
        const joined = await store().lastPosition(KEY, NOW);
        expect(await changedSince(BEGINNING)).toBe(true);
        expect(await changedSince(joined)).toBe(false);
        await store().putNode(nodeRecord('n'), NOW);
        await store().writeVariables(KEY, 'n', [write('x', '1')], NOW);
        expect(await changedSince(joined)).toBe(false);
        await store().putNode(nodeRecord('m'), NOW);
        expect(await changedSince(joined)).toBe(true);
        const both = await store().lastPosition(KEY, NOW);
        await store().removeNode(KEY, 'm', NOW);
        expect(await changedSince(both)).toBe(true);
        const left = await store().memberList(KEY, NOW);
        expect(left.ids).toEqual(['n']);
        expect(left.position > both).toBe(true);
    });

    test('sweep removes what has expired and says what the others must be told', async () => {
        await groupOf(store(), 'stays');
        await store().putNode(nodeRecord('leaves', { aliveUntil: NOW + 1000 }), NOW);
        await store().createGroup(groupRecord({ id: 'ends', hostId: 'h2', aliveUntil: NOW + 1000 }), NOW);
        const before = await store().lastPosition(KEY, NOW);
        expect(await store().sweep(NOW + 999)).toEqual({ groups: [], shrunk: [] });
        const swept = await store().sweep(NOW + 1000);
        expect(swept.groups).toEqual([{ id: 'ends', domain: 'd', end: 'host-gone' }]);
        expect(swept.shrunk).toEqual([KEY]);
        const page = await store().readSince(KEY, { position: before, resumes: false }, 100, NOW + 1000);
        expect(page.members?.ids).toEqual(['stays']);
        expect(await store().sweep(NOW + 1000)).toEqual({ groups: [], shrunk: [] });
    });

    test('a group that is gone is refused with GroupNotFound, a node that is no member with NodeNotFound', async () => {
        const gone = { errorType: 'GroupNotFound' };
        await expect(store().putNode(nodeRecord('n'), NOW)).rejects.toMatchObject(gone);
        await expect(store().listNodes(KEY, NOW)).rejects.toMatchObject(gone);
        await expect(store().listStatuses(KEY, NOW)).rejects.toMatchObject(gone);
        await expect(store().readSince(KEY, { position: BEGINNING, resumes: false }, 100, NOW)).rejects.toMatchObject(
            gone,
        );
        await expect(store().lastPosition(KEY, NOW)).rejects.toMatchObject(gone);
        expect(await store().removeNode(KEY, 'n', NOW)).toBe(false);
        await groupOf(store());
        const unknown = { errorType: 'NodeNotFound' };
        await expect(store().append(KEY, 'n', [newEvent('e')], NOW)).rejects.toMatchObject(unknown);
        await expect(store().writeVariables(KEY, 'n', [write('x', '1')], NOW)).rejects.toMatchObject(unknown);
    });
}
