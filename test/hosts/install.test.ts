import type { PublicApi } from '../../src/hosts/api-types';
import { publicApi } from '../../src/hosts/public-api';
import { FakeClient } from '../extension/fake-client';
import { sensorValue, whenMeshEvent, eventPayload } from '../../examples/make/mesh-blocks';
import { addTo, broadcast, whenFlagClicked } from '../../examples/make/scratch-blocks';
import { VM_VERSIONS } from '../vm/load-vm';
import { Player } from '../vm/player';

/** The public API over clients that record, as a bundle would compose it over real ones. */
function api(): PublicApi & { clients: FakeClient[] } {
    const clients: FakeClient[] = [];
    const makeClient = (): FakeClient => {
        const client = new FakeClient();
        clients.push(client);
        return client;
    };
    return { ...publicApi(makeClient), clients };
}

const project = {
    variables: { x: 1 },
    lists: ['log'],
    scripts: [
        [whenFlagClicked(), broadcast('go'), addTo('log', sensorValue('x'))],
        [whenMeshEvent('hi'), addTo('log', eventPayload())],
    ],
};

describe.each(VM_VERSIONS)('install (%s)', (version) => {
    test('makes a project that uses the mesh blocks load and run', async () => {
        const { install, clients } = api();
        const player = new Player(version);
        const meshOfVm = install(player.vm);
        await player.load(project);
        expect(await meshOfVm.createGroup('class')).toMatchObject({ name: 'class' });
        clients[0]?.groupVariables.set('x', '1');
        clients[0]?.arrive('hi', 'there');
        player.greenFlag();
        player.frames();
        expect(clients[0]?.fired).toEqual(['go']);
        expect(player.list('log').sort()).toEqual(['1', 'there']);
    });

    test('hands out the group calls and the live status', async () => {
        const { install } = api();
        const meshOfVm = install(new Player(version).vm);
        const seen: string[] = [];
        const stop = meshOfVm.onStatus(({ state }) => seen.push(state));
        expect(meshOfVm.status.state).toBe('disconnected');
        await meshOfVm.joinGroup('class 1');
        expect(meshOfVm.status).toMatchObject({ state: 'connected', group: { name: 'class 1' } });
        await meshOfVm.leave();
        stop();
        await meshOfVm.joinGroup('class 1');
        expect(seen).toEqual(['connected', 'disconnected']);
        expect(await meshOfVm.listGroups()).toHaveLength(1);
    });

    test('answers for its id where an extension is asked for by address', async () => {
        const { vm } = new Player(version);
        const theirs = jest.fn(() => Promise.resolve('theirs'));
        vm.extensionManager.loadExtensionURL = theirs;
        const meshOfVm = api().install(vm);
        await expect(vm.extensionManager.loadExtensionURL('meshV2')).resolves.toBeUndefined();
        await expect(vm.extensionManager.loadExtensionURL('pen')).resolves.toBe('theirs');
        expect(theirs.mock.calls).toEqual([['pen']]);
        await meshOfVm.dispose();
        expect(Reflect.get(vm.extensionManager, 'loadExtensionURL')).toBe(theirs);
    });

    test('may be installed again after dispose', async () => {
        const { install, clients } = api();
        const { vm } = new Player(version);
        await install(vm).dispose();
        const second = install(vm);
        expect(clients).toHaveLength(2);
        expect(vm.runtime._blockInfo.filter(({ id }) => id === 'meshV2')).toHaveLength(1);
        await second.dispose();
    });

    test('refuses where the editor has an extension of that id itself', () => {
        const { install, clients } = api();
        const { vm } = new Player(version);
        vm.extensionManager._loadedExtensions.set('meshV2', 'theirs');
        expect(() => install(vm)).toThrow('This editor already has another extension with the id meshV2');
        expect(clients).toEqual([]);
    });

    test('dispose gives the VM back as it was, and leaves the group', async () => {
        const { install, clients } = api();
        const player = new Player(version);
        const { vm } = player;
        const before = [Object.keys(vm.runtime), Object.keys(vm.extensionManager)];
        const meshOfVm = install(vm);
        await player.load(project);
        await meshOfVm.joinGroup('class 1');
        await meshOfVm.dispose();
        expect(clients[0]).toMatchObject({ disposed: true, listenerCount: 0 });
        for (const method of ['_step', 'startHats']) expect(Object.hasOwn(vm.runtime, method)).toBe(false);
        expect(Object.keys(vm.extensionManager)).toEqual(before[1]);
        expect(vm.extensionManager.isExtensionLoaded('meshV2')).toBe(false);
        const sentBefore = clients[0]?.sent.length;
        clients[0]?.enter();
        player.greenFlag();
        player.frames();
        expect(clients[0]?.sent).toHaveLength(sentBefore ?? 0);
    });

    test('two VMs in one process have each their own mesh', async () => {
        const { install, clients } = api();
        const players = [0, 1].map(() => {
            const player = new Player(version);
            install(player.vm);
            return player;
        });
        for (const player of players) await player.load(project);
        for (const [index, client] of clients.entries()) {
            client.enter();
            client.arrive('hi', `to ${String(index)}`);
        }
        for (const player of players) player.frames();
        expect(players.map((player) => player.list('log'))).toEqual([['to 0'], ['to 1']]);
    });

    test('says so where the VM is not the newest, which would get the blocks', () => {
        const { install, clients } = api();
        const older = new Player(version);
        const newer = new Player(version);
        expect(() => install(older.vm)).toThrow('Install the mesh right after you create each VM');
        expect(clients[0]?.disposed).toBe(true);
        expect(older.vm.extensionManager.isExtensionLoaded('meshV2')).toBe(false);
        expect(newer.vm.extensionManager.isExtensionLoaded('meshV2')).toBe(false);
    });
});

describe.each(VM_VERSIONS)('The language of the blocks (%s)', (version) => {
    const hatIn = ({ vm }: Player): string | undefined => vm.runtime._blockInfo.at(-1)?.blocks[0]?.info.text;

    afterEach(async () => {
        await new Player(version).vm.setLocale('en', {});
    });

    test('is English where nobody says anything', () => {
        const player = new Player(version);
        api().install(player.vm);
        expect(hatIn(player)).toBe('when I receive [EVENT] from mesh');
    });

    test("is the host's until the editor's changes", async () => {
        const player = new Player(version);
        const { install } = api();
        install(player.vm, { locale: 'ja' });
        expect(hatIn(player)).toBe('メッシュから [EVENT] を受け取ったとき');
        await player.vm.setLocale('ja-Hira', {});
        expect(hatIn(player)).toBe('メッシュから [EVENT] をうけとったとき');
    });

    test("follows the editor's", async () => {
        const player = new Player(version);
        const { install } = api();
        install(player.vm);
        await player.vm.setLocale('ja-Hira', {});
        expect(hatIn(player)).toBe('メッシュから [EVENT] をうけとったとき');
        await player.vm.setLocale('en', {});
        expect(hatIn(player)).toBe('when I receive [EVENT] from mesh');
    });
});

test('The class makes its own client and speaks the language that it is given', async () => {
    const { MeshExtension, clients } = api();
    const player = new Player('scratch-vm 5.0.300');
    const extension = new MeshExtension(player.vm.runtime, { url: 'http://localhost:4000', locale: 'ja' });
    expect(extension.getInfo()).toMatchObject({ id: 'meshV2', name: 'メッシュ' });
    await extension.dispose();
    expect(clients[0]?.disposed).toBe(true);
});
