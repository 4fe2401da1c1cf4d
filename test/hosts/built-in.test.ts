// The class of the built bundle as an editor has it among its own extensions, and what the Smalruby editor calls on it.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import WebSocket from 'ws';
import type { MeshExtension } from '../../src/extension/mesh-extension';
import type { VmRuntime } from '../../src/extension/vm-types';
import { until } from '../until';
import { groupName } from '../../examples/make/mesh-blocks';
import { addTo, broadcast, whenFlagClicked, whenReceived } from '../../examples/make/scratch-blocks';
import { VM_VERSIONS } from '../vm/load-vm';
import { Player } from '../vm/player';
import { useServer } from '../use-server';

type BuiltIn = new (runtime: VmRuntime, options?: object) => MeshExtension;

const required: { readonly MeshExtension: BuiltIn } = createRequire(__filename)(
    join(__dirname, '../../dist/scratch-mesh.js'),
);
const PROJECT = {
    lists: ['log'],
    scripts: [
        [whenFlagClicked(), broadcast('go')],
        [whenReceived('go'), addTo('log', groupName())],
    ],
};

describe.each(VM_VERSIONS)('the built-in class (%s)', (version) => {
    const server = useServer();
    const ends: (() => Promise<void>)[] = [];
    afterEach(async () => {
        for (const end of ends.splice(0)) await end();
    });

    /** What `loadExtensionIdSync` does with `builtinExtensions.meshV2 = () => MeshExtension`. */
    async function editor(domain: string): Promise<{ player: Player; extension: MeshExtension }> {
        const player = new Player(version);
        const { extensionManager, runtime } = player.vm;
        const extension = new required.MeshExtension(runtime, { url: `${server.url}/graphql`, domain, WebSocket });
        extensionManager._loadedExtensions.set('meshV2', extensionManager._registerInternalExtension(extension));
        await player.load(PROJECT);
        const frames = setInterval(() => player.frames(), 1000 / 30);
        ends.push(async () => {
            clearInterval(frames);
            await extension.dispose();
        });
        return { player, extension };
    }

    test('two editors come together by the dialog and share a broadcast', async () => {
        const host = await editor('built-in');
        const found: unknown[] = [];
        const other = await editor('built-in');
        other.player.vm.runtime.on('PERIPHERAL_LIST_UPDATE', (list) => found.push(list));
        host.player.vm.connectPeripheral('meshV2', 'meshV2_host');
        await until('it hosts', () => host.extension.isConnected());
        other.player.vm.scanForPeripheral('meshV2');
        await until('a list', () => found.length > 0);
        const { groupId } = host.extension.meshService;
        expect(found[0]).toMatchObject([
            { peripheralId: groupId, domain: 'built-in' },
            { peripheralId: 'meshV2_host' },
        ]);
        other.player.vm.connectPeripheral('meshV2', groupId ?? '');
        await until('it is in', () => other.player.vm.getPeripheralIsConnected('meshV2'));
        other.player.greenFlag();
        await until('the broadcast', () => host.player.list('log').length === 1);
        other.player.vm.disconnectPeripheral('meshV2');
        await until('it is out', () => !other.player.vm.getPeripheralIsConnected('meshV2'));
    });

    test('answers what the Smalruby editor asks', async () => {
        const { extension } = await editor('smalruby');
        expect(extension.setDomain('room/3')).toContain('letters, digits');
        expect(extension.setDomain('room-3')).toBeNull();
        expect(extension.menuMessage()).toEqual({ domain: null, group: null, expiresAt: null });
        await extension.createGroup({ NAME: 'class' });
        expect(extension.connectionState).toBe('connected');
        expect(extension.meshService).toMatchObject({ groupName: 'class', isHost: true });
        expect(extension.menuMessage()).toMatchObject({ domain: 'room-3', group: 'class' });
        expect(extension.connectedMessage()).toContain('class');
        expect(await extension.searchByName('ぬ')).toEqual([]);
    });

    test('speaks English where nobody says otherwise', async () => {
        const { extension } = await editor('language');
        expect(extension.getInfo().name).toBe('Mesh');
    });
});
