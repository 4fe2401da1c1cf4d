// N12: why a page cannot reach its server, told apart by a real browser with its rules of CORS.
import { join } from 'node:path';
import { LabProcess } from '../network/child-process';
import { CLEAR, CLEAR_HTTP, type Block } from '../network/proxy/behaviour';
import type { ProxyCalls } from '../network/proxy/main';
import { until } from '../until';
import { PUBLIC_HOST } from './chromium';
import { EditorTab, useSite } from './editor-page';
import { useBrowser, useContext } from './use-browser';
import { useServer } from '../use-server';

const PROJECT = { scripts: [] };

describe('a network that keeps a page from its server', () => {
    const browser = useBrowser();
    const server = useServer();
    const site = useSite();
    const context = useContext(browser);
    let proxy: LabProcess<ProxyCalls>;
    let port: number;
    beforeAll(async () => {
        proxy = new LabProcess<ProxyCalls>(join(__dirname, '../network/proxy/main.ts'));
        port = await proxy.call('open', { upstreamPort: server.port, seed: 1, behaviour: CLEAR });
    });
    afterAll(async () => {
        await proxy.stop();
    });

    const open = (host: string, atPort = port) =>
        EditorTab.open(context(), site, PROJECT, {
            bundle: 'scratch-mesh',
            options: { url: `http://${host}:${atPort}/graphql`, domain: 'filtered' },
        });
    const block = (given: Block | null) =>
        proxy.call('set', { port, behaviour: { ...CLEAR, http: { ...CLEAR_HTTP, block: given } } });

    it.each<[string, Block]>([
        ...[403, 451, 502, 503, 511, 200].map((status): [string, Block] => [
            `a page of the filter, HTTP ${status}, that no other page may read`,
            { kind: 'page', status },
        ]),
        ['a redirect to the page of the filter', { kind: 'redirect' }],
        ['a connection that is reset while another origin answers', { kind: 'reset' }],
    ])('%s: filtered, and the editor is told once', async (_title, given) => {
        await block(given);
        const tab = await open(PUBLIC_HOST);
        await expect(tab.createGroup('class')).rejects.toThrow(/administrator/);
        const { state, lastError } = await tab.status();
        expect([state, lastError?.kind]).toEqual(['error', 'filtered']);
        expect(lastError?.message).toContain(PUBLIC_HOST);
        expect(await tab.requestErrors()).toEqual([{ extensionId: 'meshV2', errorType: 'networkFilter' }]);
        await block(null);
        await tab.createGroup('class');
        expect(await tab.status()).toMatchObject({ state: 'connected', lastError: null });
    });

    it('a server of the same room that does not run: server-down', async () => {
        const closed = await proxy.call('open', { upstreamPort: 1, seed: 1, behaviour: CLEAR });
        await proxy.call('close', closed);
        const tab = await open('127.0.0.1', closed);
        await expect(tab.createGroup('class')).rejects.toThrow(/running/);
        expect((await tab.status()).lastError?.kind).toBe('server-down');
        expect(await tab.requestErrors()).toEqual([]);
    });

    it('a device without a network: offline, and connected again by itself', async () => {
        await block(null);
        const tab = await open('127.0.0.1');
        await tab.createGroup('class');
        await until('it is pushed to', async () => (await tab.status()).transport === 'websocket');
        await context().setOffline(true);
        await until('it is told', async () => (await tab.status()).state === 'reconnecting');
        expect((await tab.status()).lastError?.kind).toBe('offline');
        await context().setOffline(false);
        await until('it is connected', async () => (await tab.status()).state === 'connected');
    });
});
