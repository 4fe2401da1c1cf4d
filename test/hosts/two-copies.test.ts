// Two copies of the extension in one VM: two scripts, or a script and the browser extension. Each has its own modules.
import { STEPS_ASIDE } from '../../src/extension/present-mesh';
import type { PublicApi } from '../../src/hosts/api-types';
import { PageTraffic } from '../../src/hosts/webextension/traffic/page-traffic';
import { PageMesh } from '../../src/hosts/webextension/page-mesh';
import { FakeClient } from '../extension/fake-client';
import { whenMeshEvent, eventPayload } from '../../examples/make/mesh-blocks';
import { addTo, broadcast, whenFlagClicked } from '../../examples/make/scratch-blocks';
import { VM_VERSIONS, type TestVm } from '../vm/load-vm';
import { Player } from '../vm/player';

type Api = PublicApi;

/** A copy: the public API of a bundle of its own. */
function copy(): Api & { readonly clients: FakeClient[] } {
    const clients: FakeClient[] = [];
    const makeClient = (): FakeClient => {
        const client = new FakeClient();
        clients.push(client);
        return client;
    };
    let api: Api | null = null;
    jest.isolateModules(() => {
        const loaded: { publicApi(make: () => FakeClient): Api } = jest.requireActual('../../src/hosts/public-api');
        api = loaded.publicApi(makeClient);
    });
    if (api === null) throw new Error('The copy was not loaded.');
    return Object.assign(api, { clients });
}

/** Puts it in as an editor does that constructs its extensions itself. */
function construct({ MeshExtension }: Api, { runtime, extensionManager }: TestVm): InstanceType<Api['MeshExtension']> {
    const extension = new MeshExtension(runtime);
    extensionManager._loadedExtensions.set('meshV2', extensionManager._registerInternalExtension(extension));
    return extension;
}

const PROJECT = {
    variables: { x: 1 },
    lists: ['log'],
    scripts: [
        [whenFlagClicked(), broadcast('go')],
        [whenMeshEvent('hi'), addTo('log', eventPayload())],
    ],
};
const WAYS: readonly [string, (api: Api, vm: TestVm) => unknown][] = [
    ['install', (api, vm) => api.install(vm)],
    ['the class', construct],
];
const PAIRS = WAYS.flatMap(([first, enter]) =>
    WAYS.map(([second, enterAgain]) => [first, second, enter, enterAgain] as const),
);

describe.each(VM_VERSIONS)('Two copies of the extension in one VM (%s)', (version) => {
    let warn: jest.SpyInstance;
    beforeEach(() => {
        warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    });
    afterEach(() => warn.mockRestore());

    test.each(PAIRS)('are one: %s, then %s', async (_first, _second, enter, enterAgain) => {
        const [first, second] = [copy(), copy()];
        const player = new Player(version);
        enter(first, player.vm);
        enterAgain(second, player.vm);
        expect(warn.mock.calls).toEqual([[`mesh: ${STEPS_ASIDE}`]]);
        expect(second.clients).toEqual([]);
        await player.load(PROJECT);
        const [client] = first.clients;
        client?.enter();
        client?.arrive('hi', 'once');
        player.greenFlag();
        player.frames(3);
        expect(client?.fired).toEqual(['go']);
        expect(client?.sent.filter(([, name]) => name === 'x')).toEqual([['offer', 'x', '1']]);
        expect(player.list('log')).toEqual(['once']);
        const { _blockInfo } = player.vm.runtime;
        expect(_blockInfo.filter(({ id }) => id === 'meshV2')).toHaveLength(1);
    });

    test('the second install leads the group of the first, and its dispose ends nothing', async () => {
        const [first, second] = [copy(), copy()];
        const { vm } = new Player(version);
        const theirs = first.install(vm);
        const ours = second.install(vm);
        await ours.joinGroup('class 1');
        expect(theirs.status).toMatchObject({ state: 'connected', group: { name: 'class 1' } });
        expect(ours.status).toBe(theirs.status);
        await ours.dispose();
        expect(first.clients[0]?.disposed).toBe(false);
        expect(vm.extensionManager.isExtensionLoaded('meshV2')).toBe(true);
    });

    test('after the dispose of the first another copy takes its place', async () => {
        const [first, second] = [copy(), copy()];
        const { vm } = new Player(version);
        await first.install(vm).dispose();
        second.install(vm);
        expect(second.clients).toHaveLength(1);
        expect(warn).not.toHaveBeenCalled();
    });

    test('an editor that constructs it again gets the one that is in its group', () => {
        const { vm } = new Player(version);
        const api = copy();
        const extension = construct(api, vm);
        expect(construct(api, vm)).toBe(extension);
        expect(api.clients).toHaveLength(1);
    });

    test("the browser extension's popup shows and leads the mesh that the page brought along", async () => {
        // The popup asks for the browser's languages, which the oldest Node does not have.
        Object.defineProperty(globalThis, 'navigator', { value: { languages: ['en'] }, configurable: true });
        const first = copy();
        const { vm } = new Player(version);
        first.install(vm);
        const seen = jest.fn();
        const popup = new PageMesh(new PageTraffic({ send: () => undefined, onProblem: () => undefined }), seen);
        popup.enter(vm);
        expect(popup.state).toMatchObject({ hasEditor: true, inGroup: false });
        seen.mockClear();
        expect(await popup.run({ kind: 'find' })).toEqual([
            { id: 'id-of-class 1', label: 'class 1 · 641908', isOwn: false },
        ]);
        await popup.run({ kind: 'join', group: 'class 1' });
        expect(seen).toHaveBeenCalled();
        expect(popup.state.inGroup).toBe(true);
        expect(first.clients[0]?.status.group?.name).toBe('class 1');
        await popup.run({ kind: 'leave' });
        expect(popup.state.inGroup).toBe(false);
    });
});
