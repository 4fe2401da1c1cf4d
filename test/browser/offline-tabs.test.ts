// Two tabs of a real browser over the backend inside the page: no server behind them.
import { until } from '../until';
import { sensorValue } from '../../examples/make/mesh-blocks';
import {
    addTo,
    broadcast,
    changeVariable,
    repeat,
    whenFlagClicked,
    whenReceived,
} from '../../examples/make/scratch-blocks';
import { EditorTab, useSite } from './editor-page';
import { useBrowser, useContext } from './use-browser';

const SENDER = {
    variables: { i: 0 },
    scripts: [[whenFlagClicked(), repeat(20, changeVariable('i', 1), broadcast('go'))]],
};
const RECEIVER = { lists: ['xs'], scripts: [[whenReceived('go'), addTo('xs', sensorValue('i'))]] };
const OFFLINE = { bundle: 'scratch-mesh-offline' } as const;

describe('two tabs without a network', () => {
    const browser = useBrowser();
    const site = useSite();
    const context = useContext(browser);

    it('D1 D3: share events and variables of a group that one of them has just created', async () => {
        const host = await EditorTab.open(context(), site, SENDER, OFFLINE);
        const other = await EditorTab.open(context(), site, RECEIVER, OFFLINE);
        await host.createGroup('tabs');
        expect(await other.groupNames()).toEqual(['tabs']);
        await other.joinGroup('tabs');
        await until('the page pushes', async () => (await other.status()).transport === 'page');
        await host.greenFlag();
        await until('20 broadcasts', async () => (await other.list('xs')).length >= 20);
        expect(await other.list('xs')).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 1)));
        expect(await other.status()).toMatchObject({ state: 'connected', members: 2, missed: 0 });
    });

    it('a tab that closes ends its group for the others', async () => {
        const host = await EditorTab.open(context(), site, SENDER, OFFLINE);
        const other = await EditorTab.open(context(), site, RECEIVER, OFFLINE);
        await host.createGroup('tabs');
        await other.joinGroup('tabs');
        await host.page.close({ runBeforeUnload: true });
        await until('the end is told', async () => (await other.status()).state === 'error');
        expect((await other.status()).lastError?.kind).toBe('group-gone');
        expect(await other.groupNames()).toEqual([]);
    });
});
