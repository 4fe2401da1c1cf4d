import { at, list, text } from './backend';
import { event, fresh, type Classroom } from './classroom';
import * as old from './old-client';

/** Rules of who is in a group, and of what they share. */
export function memberRules(classroom: () => Classroom): void {
    test("joinGroup answers the group's end, the transport and the polling interval", async () => {
        const group = await classroom().group();
        const node = await classroom().ask(old.JOIN, { ...group, nodeId: 'n', useWebSocket: false });
        expect(node).toMatchObject({
            id: 'n',
            groupId: group.groupId,
            domain: group.domain,
            useWebSocket: false,
            pollingIntervalSeconds: 2,
            heartbeatIntervalSeconds: 120,
        });
        const [listed] = list(await classroom().ask(old.LIST_GROUPS, { domain: group.domain }));
        expect(at(node, 'expiresAt')).toBe(at(listed, 'expiresAt'));
        expect(at(await classroom().ask(old.JOIN, { ...group, nodeId: 'm' }), 'useWebSocket')).toBe(true);
    });

    test('joining twice is no error and makes one member', async () => {
        const group = await classroom().group();
        await classroom().ask(old.JOIN, { ...group, nodeId: 'n' });
        await classroom().ask(old.JOIN, { ...group, nodeId: 'n' });
        expect(list(await classroom().ask(old.LIST_NODES, group))).toHaveLength(1);
    });

    test('who leaves is no member any more, and leaving twice is no error', async () => {
        const group = await classroom().group();
        await classroom().ask(old.REPORT, { ...group, nodeId: 'n', data: [{ key: 'x', value: '1' }] });
        expect(at(await classroom().ask(old.LEAVE, { ...group, nodeId: 'n' }), 'peerId')).toBe('n');
        await classroom().ask(old.LEAVE, { ...group, nodeId: 'n' });
        expect(await classroom().ask(old.LIST_NODES, group)).toEqual([]);
        expect(await classroom().ask(old.LIST_STATUSES, group)).toEqual([]);
    });

    test('who joins a second group has left the first', async () => {
        const [first, second] = [await classroom().group(), await classroom().group()];
        const nodeId = fresh('node');
        await classroom().ask(old.JOIN, { ...first, nodeId });
        await classroom().ask(old.JOIN, { ...second, nodeId });
        expect(await classroom().ask(old.LIST_NODES, first)).toEqual([]);
        expect(list(await classroom().ask(old.LIST_NODES, second))).toHaveLength(1);
    });

    test('a heartbeat of a member is answered, of an unknown node refused with NodeNotFound', async () => {
        const group = await classroom().group();
        await classroom().ask(old.JOIN, { ...group, nodeId: 'n' });
        const beat = await classroom().ask(old.MEMBER_HEARTBEAT, { ...group, nodeId: 'n' });
        expect(beat).toMatchObject({ nodeId: 'n', groupId: group.groupId, heartbeatIntervalSeconds: 120 });
        expect((await classroom().refusal(old.MEMBER_HEARTBEAT, { ...group, nodeId: 'm' })).errorType).toBe(
            'NodeNotFound',
        );
    });

    test.each([
        ['report', old.REPORT, { data: [{ key: 'x', value: '1' }] }],
        ['fire', old.FIRE, { events: [event('e')] }],
        ['record', old.RECORD, { events: [event('e')] }],
    ])('an old client may %s without having joined: it is a member from then on', async (_deed, operation, more) => {
        const group = await classroom().group();
        await classroom().ask(operation, { ...group, nodeId: 'old', ...more });
        const nodes = list(await classroom().ask(old.LIST_NODES, group));
        expect(nodes.map((node) => text(node, 'id'))).toEqual(['old']);
    });

    test('getNodeStatus of an unknown node is null', async () => {
        expect(await classroom().ask(old.NODE_STATUS, { nodeId: fresh('nobody') })).toBeNull();
    });

    test('reports are merged by key', async () => {
        const group = await classroom().group();
        const nodeId = fresh('node');
        const report = (data: unknown) => classroom().ask(old.REPORT, { ...group, nodeId, data });
        await report([
            { key: 'x', value: '1' },
            { key: 'y', value: '1' },
        ]);
        // Their times are of a millisecond.
        await new Promise((resolve) => setTimeout(resolve, 2));
        const answered = await report([{ key: 'x', value: '2' }]);
        const sorted = (status: unknown) =>
            list(status, 'data')
                .map((entry) => `${text(entry, 'key')}=${text(entry, 'value')}`)
                .sort();
        expect(sorted(at(answered, 'nodeStatus'))).toEqual(['x=2']);
        expect(sorted(await classroom().ask(old.NODE_STATUS, { nodeId }))).toEqual(['x=2', 'y=1']);
        const statuses = list(await classroom().ask(old.LIST_STATUSES, group));
        expect(statuses.flatMap(sorted)).toEqual(['y=1', 'x=2']);
        const times = statuses.map((status) => text(status, 'timestamp'));
        expect([...new Set(times)].sort()).toEqual(times);
    });
}
