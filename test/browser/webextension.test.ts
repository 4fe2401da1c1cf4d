// The built browser extension in a real browser, in pages that know nothing of it.
import type { BrowserContext } from 'playwright-core';
import { startServer } from '../server-process';
import { until } from '../until';
import { sensorValue, groupName } from '../../examples/make/mesh-blocks';
import {
    addTo,
    broadcast,
    changeVariable,
    repeat,
    whenFlagClicked,
    whenReceived,
} from '../../examples/make/scratch-blocks';
import { seriousIssues } from './accessibility';
import { ForeignEditor, openPopup, saveServer, startWithExtension } from './extension-browser';
import { useServer } from '../use-server';
import { useSite } from './editor-page';

const SENDER = {
    variables: { i: 0 },
    scripts: [[whenFlagClicked(), repeat(20, changeVariable('i', 1), broadcast('go'))]],
};
/** A project that uses mesh blocks: an editor without them would not load it at all. */
const RECEIVER = {
    lists: ['xs', 'groups'],
    scripts: [
        [whenReceived('go'), addTo('xs', sensorValue('i'))],
        [whenFlagClicked(), addTo('groups', groupName())],
    ],
};

describe('the browser extension', () => {
    const server = useServer({ MESH_POLLING_INTERVAL_SECONDS: '1' });
    const site = useSite();
    let context: BrowserContext;
    beforeEach(() => start());
    afterEach(() => context.close());

    async function start(options?: { bypassCSP: boolean }): Promise<void> {
        context = await startWithExtension(options);
        context.setDefaultTimeout(8_000);
    }

    it('D1 D3: two pages share broadcasts and variables of a group that the popup makes', async () => {
        await saveServer(context, server.url, 'extension');
        const host = await ForeignEditor.open(context, site, SENDER);
        const other = await ForeignEditor.open(context, site, RECEIVER);
        const hostPopup = await openPopup(context, host.page);
        await hostPopup.getByLabel('Name of the new group').fill('class 3');
        await hostPopup.getByRole('button', { name: 'Create a group' }).click();
        await hostPopup.getByText(/class 3\D*1\b/).waitFor();
        const otherPopup = await openPopup(context, other.page);
        await otherPopup.getByRole('button', { name: 'Find groups' }).click();
        await otherPopup.getByRole('button', { name: 'Join class 3' }).click();
        await hostPopup.getByText(/class 3\D*2\b/).waitFor();

        await host.greenFlag();
        await until('20 broadcasts', async () => (await other.list('xs')).length >= 20);
        expect(await other.list('xs')).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 1)));
        await other.greenFlag();
        await until('the block says the group', async () => (await other.list('groups')).length === 1);
        expect(await other.list('groups')).toEqual(['class 3']);

        await otherPopup.getByRole('button', { name: 'Leave the group' }).click();
        await hostPopup.getByText(/class 3\D*1\b/).waitFor();
        await otherPopup.getByText('Not in a').waitFor();
    });

    it('sends nothing before somebody asks for it', async () => {
        const quiet = await startServer();
        // A server keeps every operation that it was ever asked for ready.
        const asked = async () =>
            /^mesh_documents_cached (\d+)/m.exec(await (await fetch(`${quiet.url}/metrics`)).text())?.[1];
        try {
            await saveServer(context, quiet.url, 'nobody');
            const editor = await ForeignEditor.open(context, site, RECEIVER);
            const popup = await openPopup(context, editor.page);
            await popup.getByText('Not in a').waitFor();
            await editor.greenFlag();
            await until('the project runs', async () => (await editor.list('groups')).length === 1);
            expect(await asked()).toBe('0');
            await popup.getByRole('button', { name: 'Find groups' }).click();
            await popup.getByText('No groups were found').waitFor();
            expect(await asked()).not.toBe('0');
        } finally {
            await quiet.stop();
        }
    });

    it('finds the VM of an editor in React where it was not seen while it was made', async () => {
        const page = await context.newPage();
        await page.goto(`${site.url}/`);
        await page.evaluate(`
            const { bind } = Function.prototype;
            // Made out of sight of whoever watches the binding of methods.
            const frame = document.body.appendChild(document.createElement('iframe'));
            Function.prototype.bind = frame.contentWindow.Function.prototype.bind;
            window.vm = new VirtualMachine();
            Function.prototype.bind = bind;
            const fiber = { memoizedProps: { vm: window.vm }, child: null, sibling: null, return: null };
            document.body.__reactContainer$test = { memoizedProps: null, child: fiber, sibling: null, return: null };
        `);
        const hasMesh = () => page.evaluate<boolean>(`window.vm.extensionManager.isExtensionLoaded('meshV2')`);
        expect(await hasMesh()).toBe(false);
        await until('it is found', hasMesh);
    });

    it('says what is missing: an editor, a server, a right address', async () => {
        const popup = await openPopup(context);
        await popup.getByText('No Scratch editor was found').waitFor();
        const server = popup.getByLabel('Address of the mesh server');
        await server.fill('mesh');
        await popup.getByLabel('Domain').fill('room 3');
        await popup.getByRole('button', { name: 'Save' }).click();
        await popup.getByText('That is not the address of a server').waitFor();
        await popup.getByText('A domain may contain only').waitFor();
        expect(await server.getAttribute('aria-invalid')).toBe('true');
        await server.fill('http://127.0.0.1:4000');
        await popup.getByLabel('Domain').fill('room-3');
        await popup.getByRole('button', { name: 'Save' }).click();
        await popup.getByText('Saved.').waitFor();
        expect(await server.inputValue()).toBe('http://127.0.0.1:4000/graphql');

        const editor = await ForeignEditor.open(context, site, SENDER);
        await server.fill('');
        await popup.getByRole('button', { name: 'Save' }).click();
        const ofTab = await openPopup(context, editor.page);
        await ofTab.getByText('Type the address of your mesh server').waitFor();
    });

    it('sends the key that was typed in it to a server that asks for one', async () => {
        const guarded = await startServer({}, ['--api-key', 'apple pie']);
        try {
            await saveServer(context, guarded.url, 'extension');
            const editor = await ForeignEditor.open(context, site, SENDER);
            const popup = await openPopup(context, editor.page);
            await popup.getByRole('button', { name: 'Find groups' }).click();
            await popup.locator('#error').getByText(/./).waitFor();
            await popup.getByLabel('Server key').fill('apple pie');
            await popup.getByRole('button', { name: 'Save' }).click();
            await popup.getByText('Saved.').waitFor();
            await popup.getByRole('button', { name: 'Find groups' }).click();
            await popup.getByText('No groups were found').waitFor();
        } finally {
            await guarded.stop();
        }
    });

    it.each([
        ['en', 'Save', 'Not in a'],
        ['ja', '保存', '入っていません'],
        ['ja-Hira', 'ほぞん', 'はいっていません'],
    ])('speaks %s, and every field has a label and enough contrast', async (language, save, status) => {
        // The check is put into the popup, whose own policy would refuse it.
        await context.close();
        await start({ bypassCSP: true });
        await saveServer(context, server.url, 'extension');
        const editor = await ForeignEditor.open(context, site, SENDER);
        const popup = await openPopup(context, editor.page);
        await popup.getByLabel('Language').selectOption(language);
        await popup.getByRole('button', { name: 'Save' }).click();
        await popup.getByRole('button', { name: save }).waitFor();
        await popup.getByText(status).waitFor();
        expect(await seriousIssues(popup)).toEqual([]);
    });
});
