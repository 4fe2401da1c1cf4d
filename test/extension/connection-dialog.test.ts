// The connection dialog as editors drive it: through the real VMs' own calls.
import { MeshClientError } from '../../src/client/status/errors';
import { group } from './fake-client';
import { describeEachVm, type Staged } from './stage';

const SHARED = [
    'PERIPHERAL_LIST_UPDATE',
    'PERIPHERAL_CONNECTED',
    'PERIPHERAL_DISCONNECTED',
    'PERIPHERAL_REQUEST_ERROR',
    'PERIPHERAL_CONNECTION_LOST_ERROR',
];
const settled = () => new Promise((resolve) => setImmediate(resolve));

describeEachVm('the connection dialog', ({ stage }) => {
    async function arrange(): Promise<Staged & { told: [string, unknown][] }> {
        const staged = await stage({ scripts: [] });
        await staged.client.leave();
        const told: [string, unknown][] = [];
        for (const event of SHARED) staged.player.vm.runtime.on(event, (data) => told.push([event, data]));
        return { ...staged, told };
    }

    test('lists the groups by their names, their codes and the time that is left by the server’s clock, and a new one of one’s own last', async () => {
        const { player, client, told } = await arrange();
        const name = '0123456789abcdef0123456789abcdef';
        client.groups = [
            { ...group('class 1'), secondsLeft: 600 },
            { ...group(name), hostId: name, secondsLeft: 3_600 },
            group('of an unknown clock'),
            { ...group('Win $$$ $& [COUNT]'), secondsLeft: 60, memberCount: 3 },
        ];
        player.vm.scanForPeripheral('meshV2');
        await settled();
        expect(told).toEqual([
            [
                'PERIPHERAL_LIST_UPDATE',
                [
                    {
                        peripheralId: 'id-of-class 1',
                        name: 'class 1 · 641908 (10 min left)',
                        rssi: -60,
                        domain: 'class',
                    },
                    { peripheralId: `id-of-${name}`, name: '【いしたかうん】 (60 min left)', rssi: 0, domain: 'class' },
                    {
                        peripheralId: 'id-of-of an unknown clock',
                        name: 'of an unknown clock · 781223',
                        rssi: 0,
                        domain: 'class',
                    },
                    {
                        peripheralId: 'id-of-Win $$$ $& [COUNT]',
                        name: 'Win $$$ $& [COUNT] · 967314 (members: 3, 1 min left)',
                        rssi: -96,
                        domain: 'class',
                    },
                    { peripheralId: 'meshV2_host', name: 'Start your own group', rssi: 0, domain: '' },
                ],
            ],
        ]);
    });

    test('offers the group that this browser hosted first, and no other whose host is away', async () => {
        const { player, client, told } = await arrange();
        client.groups = [
            group('class 1'),
            { ...group('without host'), hostAway: true },
            { ...group('left'), hostAway: true, isOwn: true },
        ];
        player.vm.scanForPeripheral('meshV2');
        await settled();
        expect(told).toMatchObject([
            [
                'PERIPHERAL_LIST_UPDATE',
                [
                    { peripheralId: 'id-of-left', name: expect.stringMatching(/^Resume left · \d{6}$/) },
                    { peripheralId: 'id-of-class 1' },
                    { peripheralId: 'meshV2_host' },
                ],
            ],
        ]);
    });

    test('connects and disconnects, and the editor is told', async () => {
        const { player, client, told } = await arrange();
        player.vm.connectPeripheral('meshV2', 'id-of-class 1');
        await settled();
        expect(client.status.group?.name).toBe('id-of-class 1');
        expect(player.vm.getPeripheralIsConnected('meshV2')).toBe(true);
        player.vm.disconnectPeripheral('meshV2');
        await settled();
        expect(player.vm.getPeripheralIsConnected('meshV2')).toBe(false);
        expect(told.map(([event]) => event)).toEqual(['PERIPHERAL_CONNECTED', 'PERIPHERAL_DISCONNECTED']);
    });

    test('the host peripheral creates a group that is called by its host', async () => {
        const { player, client } = await arrange();
        player.vm.connectPeripheral('meshV2', 'meshV2_host');
        await settled();
        expect(client.status.group?.name).toBe('host');
    });

    test.each(['scan', 'connect'] as const)('a %s that fails is told with its kind', async (call) => {
        const { player, client, told } = await arrange();
        client.failure = new MeshClientError('server-down', 'It is down.');
        if (call === 'scan') player.vm.scanForPeripheral('meshV2');
        else player.vm.connectPeripheral('meshV2', 'gone');
        await settled();
        expect(told.map(([event]) => event)).toEqual(['PERIPHERAL_REQUEST_ERROR']);
        expect(told[0]?.[1]).toMatchObject({ extensionId: 'meshV2' });
    });

    test('a group that ends under it is a lost connection, and no dialog says any more that it is connected', async () => {
        const { client, told } = await arrange();
        client.enter();
        client.end('removed');
        expect(told.map(([event]) => event)).toEqual([
            'PERIPHERAL_CONNECTED',
            'PERIPHERAL_DISCONNECTED',
            'PERIPHERAL_CONNECTION_LOST_ERROR',
            'PERIPHERAL_REQUEST_ERROR',
        ]);
        expect(told[2]?.[1]).toEqual({ extensionId: 'meshV2', message: 'Your teacher removed you from the group.' });
    });

    test('what the Smalruby editor asks besides', async () => {
        const { client, extension } = await arrange();
        const name = '0123456789abcdef0123456789abcdef';
        client.groups = [{ ...group(name), hostId: name }, group('class 1')];
        expect((await extension.searchByName('いした')).map(({ peripheralId }) => peripheralId)).toEqual([
            `id-of-${name}`,
        ]);
        expect(extension.setDomain('school-1')).toBeNull();
        expect(client.domain).toBe('school-1');
        expect(extension.setDomain('a b')).toMatch(/^A domain may contain only/);
        expect(extension.setDomain(null)).toBeNull();
        expect(extension.menuMessage()).toEqual({ domain: null, group: null, expiresAt: null });
        client.enter();
        expect(extension.menuMessage()).toEqual({
            domain: 'class',
            group: 'class 1',
            expiresAt: '2030-01-01T00:00:00.000Z',
        });
        expect(extension.connectedMessage()).toBe('In class 1, members: 2');
        expect(extension.connectionState).toBe('connected');
        expect(extension.meshService).toEqual({
            groupId: 'id-of-class 1',
            groupName: 'class 1',
            isHost: false,
            expiresAt: '2030-01-01T00:00:00.000Z',
        });
    });
});
