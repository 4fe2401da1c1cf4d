// Pages of a real browser with the online bundle, and the real server on another origin.
import { until } from '../until';
import { broadcastWithPayload, whenMeshEvent, eventPayload } from '../../examples/make/mesh-blocks';
import { addTo, changeVariable, repeat, variable, whenFlagClicked } from '../../examples/make/scratch-blocks';
import { EditorTab, type EditorSetup, useSite } from './editor-page';
import { useBrowser, useContext } from './use-browser';
import { useServer } from '../use-server';

const EVENTS = 50;
const SENDER = {
    variables: { i: 0 },
    scripts: [[whenFlagClicked(), repeat(EVENTS, changeVariable('i', 1), broadcastWithPayload('tick', variable('i')))]],
};
const RECEIVER = { lists: ['ticks'], scripts: [[whenMeshEvent('tick'), addTo('ticks', eventPayload())]] };
const NUMBERS = Array.from({ length: EVENTS }, (_, index) => String(index + 1));

describe('pages with the online bundle', () => {
    const browser = useBrowser();
    const server = useServer({ MESH_POLLING_INTERVAL_SECONDS: '1' });
    const site = useSite();
    const context = useContext(browser);

    const online = (search = ''): EditorSetup => ({
        bundle: 'scratch-mesh',
        options: { url: `${server.url}/graphql`, domain: 'browser' },
        search,
    });

    it('D1 D2: one by WebSocket, one whose page asks for polling', async () => {
        const host = await EditorTab.open(context(), site, SENDER, online());
        const other = await EditorTab.open(context(), site, RECEIVER, online('?mesh_polling=1'));
        await other.joinGroup(await host.createGroup('class'));
        await until('the host has its transport', async () => (await host.status()).transport === 'websocket');
        expect((await other.status()).transport).toBe('polling');
        await host.greenFlag();
        await until('all events', async () => (await other.list('ticks')).length >= EVENTS);
        expect(await other.list('ticks')).toEqual(NUMBERS);
    });

    it.each([
        ['undefined', 'Object.defineProperty(window, "WebSocket", { value: undefined })'],
        ['a constructor that throws', 'window.WebSocket = class { constructor() { throw new Error("forbidden"); } }'],
    ])('N10: WebSocket is %s: the member polls and gets everything', async (_title, forbid) => {
        const host = await EditorTab.open(context(), site, SENDER, online());
        await context().addInitScript(forbid);
        const other = await EditorTab.open(context(), site, RECEIVER, online());
        await other.joinGroup(await host.createGroup('class'));
        await host.greenFlag();
        await until('all events', async () => (await other.list('ticks')).length >= EVENTS);
        expect(await other.list('ticks')).toEqual(NUMBERS);
        expect(await other.status()).toMatchObject({ state: 'connected', transport: 'polling', missed: 0 });
    });

    it('a page that goes away has left its group', async () => {
        const host = await EditorTab.open(context(), site, SENDER, online());
        const other = await EditorTab.open(context(), site, RECEIVER, online());
        await other.joinGroup(await host.createGroup('class'));
        await until('both are members', async () => (await host.status()).members === 2);
        await other.page.close({ runBeforeUnload: true });
        await until('one is left', async () => (await host.status()).members === 1);
    });
});
