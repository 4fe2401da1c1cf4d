// TurboWarp: pages made by its own packager, whose scripts are compiled, with the mesh as their extension.
import { numberCode } from '../../src/client/groups/join-code';
import type { GroupInfo } from '../../src/client/status/status';
import { run } from '../server/wire-client';
import { until } from '../until';
import {
    broadcastWithPayload,
    createGroup,
    joinGroup,
    sensorValue,
    whenMeshEvent,
    groupName,
    eventPayload,
} from '../../examples/make/mesh-blocks';
import {
    addTo,
    broadcast,
    changeVariable,
    repeat,
    variable,
    wait,
    whenFlagClicked,
    whenKeyPressed,
    whenReceived,
} from '../../examples/make/scratch-blocks';
import { packaged, PackagedSite } from './packaged-page';
import { useBrowser, useContext } from './use-browser';
import { useServer } from '../use-server';

const EVENTS = 30;
const NUMBERS = Array.from({ length: EVENTS }, (_, index) => String(index + 1));
const SHARE = repeat(EVENTS, changeVariable('i', 1), broadcastWithPayload('tick', variable('i')), broadcast('beat'));
const HOST = {
    variables: { i: 0 },
    lists: ['log'],
    scripts: [
        [whenFlagClicked(), createGroup('class 3'), addTo('log', groupName())],
        [whenReceived('ready'), SHARE],
    ],
};
const RECEIVE = [
    [whenMeshEvent('tick'), addTo('ticks', eventPayload())],
    [whenReceived('beat'), addTo('beats', sensorValue('i'))],
];
const LISTS = ['log', 'ticks', 'beats'];
const GUEST = {
    lists: LISTS,
    scripts: [[whenFlagClicked(), joinGroup('class 3'), addTo('log', groupName()), broadcast('ready')], ...RECEIVE],
};
/** It joins by the code in its address; the flag tells the group. */
const BY_CODE = { lists: LISTS, scripts: [[whenFlagClicked(), broadcast('ready')], ...RECEIVE] };
/** Both broadcast the same name in each frame, as soon as their keys are pressed. */
const EQUAL = {
    variables: { n: 0 },
    lists: ['log'],
    scripts: [
        [whenReceived('tick'), changeVariable('n', 1)],
        [whenKeyPressed('a'), repeat(100, broadcast('tick'), wait(0))],
    ],
};

function isGroups(listed: unknown): listed is readonly GroupInfo[] {
    return Array.isArray(listed);
}

describe('projects packaged by TurboWarp', () => {
    const browser = useBrowser();
    const server = useServer({ MESH_POLLING_INTERVAL_SECONDS: '1' });
    const context = useContext(browser);
    let site: PackagedSite;
    /** Each test has its own: a page that is shut has no time to end its group. */
    let domain: string;
    let tests = 0;
    beforeAll(async () => {
        const extension = `${server.url}/scratch-mesh.js`;
        const script = `globalThis.scratchMeshOptions = { url: ${JSON.stringify(`${server.url}/graphql`)} };`;
        site = await PackagedSite.open({
            host: await packaged(HOST, { extension, bake: false }),
            guest: await packaged(GUEST, { extension, bake: true, script }),
            code: await packaged(BY_CODE, { extension, bake: true, script }),
            editorRuntime: await packaged(BY_CODE, { extension, bake: false, packagedRuntime: false }),
            twice: await packaged(GUEST, { extension, another: `${extension}?copy=2`, bake: false }),
            equalHost: await packaged(
                {
                    ...EQUAL,
                    scripts: [[whenFlagClicked(), createGroup('class 3'), addTo('log', 'in')], ...EQUAL.scripts],
                },
                { extension, bake: false },
            ),
            equalGuest: await packaged(
                {
                    ...EQUAL,
                    scripts: [[whenFlagClicked(), joinGroup('class 3'), addTo('log', 'in')], ...EQUAL.scripts],
                },
                { extension, bake: false },
            ),
            nowhere: await packaged(GUEST, { extension, bake: true }),
        });
    }, 60_000);
    afterAll(async () => {
        await site.close();
    });
    beforeEach(async () => {
        domain = `packaged-${String((tests += 1))}`;
    });

    /** The groups as anybody may list them. */
    async function groups(): Promise<readonly GroupInfo[]> {
        const query = `{ listGroupsByDomain(domain: "${domain}") { id name } }`;
        const { data } = await run(server.url, query);
        const listed: unknown = data?.['listGroupsByDomain'];
        return isGroups(listed) ? listed : [];
    }

    it.each(['', '&mesh_polling=1'])('D1 D3: share what compiled scripts do, joined by a block %s', async (polling) => {
        const host = await site.player(context(), `host?mesh=${domain}`);
        await host.greenFlag();
        await until('the host has its group', async () => (await host.list('log')).includes('class 3'));
        const guest = await site.player(context(), `guest?mesh=${domain}${polling}`);
        await guest.greenFlag();
        await until('all events', async () => (await guest.list('ticks')).length >= EVENTS, 20_000);
        expect(await guest.list('ticks')).toEqual(NUMBERS);
        await until('all broadcasts', async () => (await guest.list('beats')).length >= EVENTS);
        expect(await guest.list('beats')).toEqual(NUMBERS);
        expect(await host.isCompiled()).toBe(true);
        expect(await guest.isCompiled()).toBe(true);
    });

    it.each(['code', 'editorRuntime'])('joins by the code in its address, and by nothing else (%s)', async (page) => {
        const alone = await site.player(context(), `${page}?mesh=${domain}`);
        await alone.greenFlag();
        expect(await alone.hasPeripheral()).toBe(false);
        const host = await site.player(context(), `host?mesh=${domain}`);
        await host.greenFlag();
        await until('the host has its group', async () => (await host.list('log')).includes('class 3'));
        const [group] = await groups();
        if (group === undefined) throw new Error('There is no group.');
        const guest = await site.player(context(), `${page}?mesh=${domain}&lang=en&join=${numberCode(group)}`);
        await guest.page
            .getByRole('status')
            .getByText(/class 3.*2/)
            .waitFor();
        await guest.greenFlag();
        await until('all events', async () => (await guest.list('ticks')).length >= EVENTS);
        expect(await guest.list('ticks')).toEqual(NUMBERS);
        expect(await alone.list('ticks')).toEqual([]);
        expect(await groups()).toHaveLength(1);
    });

    it('D1: a broadcast of the project and one of the group count both in one frame of compiled scripts', async () => {
        const players = [];
        for (const page of ['equalHost', 'equalGuest']) {
            const player = await site.player(context(), `${page}?mesh=${domain}`);
            await player.greenFlag();
            await until('it is in the group', async () => (await player.list('log')).length === 1);
            players.push(player);
        }
        for (const player of players) await player.page.keyboard.press('a');
        for (const player of players) await until('all', async () => (await player.variable('n')) === 200, 20_000);
    });

    it('D1: two copies of the extension in one project are one', async () => {
        const host = await site.player(context(), `host?mesh=${domain}`);
        await host.greenFlag();
        await until('the host has its group', async () => (await host.list('log')).includes('class 3'));
        const guest = await site.player(context(), `twice?mesh=${domain}`);
        await guest.greenFlag();
        await until('all events', async () => (await guest.list('ticks')).length >= EVENTS, 20_000);
        expect(await guest.list('ticks')).toEqual(NUMBERS);
        expect(await guest.list('log')).toEqual(['class 3']);
        expect(await guest.meshCategories()).toBe(1);
    });

    it('says in words that a code leads nowhere, and that no server is set', async () => {
        const wrong = await site.player(context(), `code?mesh=${domain}&lang=en&join=000000`);
        await wrong.page
            .getByRole('status')
            .getByText(/000000/)
            .waitFor();
        const nowhere = await site.player(context(), `nowhere?mesh=${domain}&lang=en&join=000000`);
        await nowhere.page.getByRole('status').getByText('No mesh server is set').waitFor();
        await nowhere.greenFlag();
        await until('the project runs on', async () => (await nowhere.list('log')).length === 1);
    });
});
