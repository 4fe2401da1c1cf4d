// The browser extension in Debian's Firefox: an https editor with a strict policy, and a classroom's http server.
import type { Page } from 'puppeteer-core';
import { sensorValue } from '../../examples/make/mesh-blocks';
import {
    addTo,
    broadcast,
    changeVariable,
    repeat,
    wait,
    whenFlagClicked,
    whenReceived,
} from '../../examples/make/scratch-blocks';
import { until } from '../until';
import { useServer } from '../use-server';
import { buildProject, idOf } from '../vm/project';
import type { EditorSite } from './editor-page';
import { FirefoxWithExtension } from './firefox-browser';
import { CLASSROOM_HOST, EDITOR_HOST, openStrictSite } from './strict-page';

const EVENTS = 200;
const NUMBERS = Array.from({ length: EVENTS }, (_, index) => String(index + 1));

interface PageVm {
    readonly runtime: { getTargetForStage(): { variables: Record<string, { value: unknown }> } };
    loadProject(project: Uint8Array): Promise<void>;
    start(): void;
    greenFlag(): void;
}

/** What the page's own scripts have. */
declare const window: { VirtualMachine: new () => PageVm; vm: PageVm };

/** Sends `EVENTS` broadcasts with a number each, and notes the numbers of the other. */
async function project(own: string, other: string): Promise<number[]> {
    return [
        ...(await buildProject({
            variables: { [own]: 0 },
            lists: ['heard'],
            scripts: [
                [whenFlagClicked(), repeat(EVENTS, changeVariable(own, 1), broadcast(`from-${own}`), wait(0.05))],
                [whenReceived(`from-${other}`), addTo('heard', sensorValue(other))],
            ],
        })),
    ];
}

async function load(page: Page, bytes: number[]): Promise<void> {
    await page.evaluate(async (given) => {
        window.vm = new window.VirtualMachine();
        await window.vm.loadProject(new Uint8Array(given));
        window.vm.start();
    }, bytes);
}

function heard(page: Page): Promise<string[]> {
    return page.evaluate(
        (id) => {
            const value = window.vm.runtime.getTargetForStage().variables[id]?.value;
            return Array.isArray(value) ? value.map(String) : [];
        },
        idOf('list', 'heard'),
    );
}

async function press(page: Page, name: string): Promise<void> {
    await page.locator(`::-p-text(${name})`).click();
}

async function shows(page: Page, text: RegExp): Promise<void> {
    await until(`the popup shows ${String(text)}`, async () =>
        text.test(await page.evaluate(() => document.body.innerText)),
    );
}

describe('the browser extension in Firefox', () => {
    const server = useServer({ MESH_POLLING_INTERVAL_SECONDS: '1' });
    let site: EditorSite;
    let firefox: FirefoxWithExtension;
    beforeAll(async () => {
        site = await openStrictSite();
        firefox = await FirefoxWithExtension.start(
            { matches: [`https://${EDITOR_HOST}/*`], hosts: [`http://${CLASSROOM_HOST}/*`] },
            [EDITOR_HOST, CLASSROOM_HOST],
        );
    }, 60_000);
    afterAll(async () => {
        await firefox.close();
        await site.close();
    });

    it('D1 D2 D3: 200 events each way arrive once and in order, by WebSocket and by polling', async () => {
        const settings = await firefox.openPopup();
        await settings.locator('#server').fill(`http://${CLASSROOM_HOST}:${server.port}`);
        await press(settings, 'Save');
        await shows(settings, /Saved\./);
        const editors = [
            await firefox.open(`${site.url}/`),
            await firefox.open(`${site.url}/?mesh_polling=1`),
        ] as const;
        await load(editors[0], await project('a', 'b'));
        await load(editors[1], await project('b', 'a'));
        const host = await firefox.openPopup(editors[0]);
        await press(host, 'Create a group');
        await shows(host, /Connected by WebSocket.*1\./);
        const other = await firefox.openPopup(editors[1]);
        await press(other, 'Find groups');
        await press(other, 'Join');
        await shows(host, /Connected by WebSocket.*2\./);
        await shows(other, /Messages are fetched every/);
        for (const editor of editors) await editor.evaluate(() => window.vm.greenFlag());
        for (const editor of editors) {
            await until('all have arrived', async () => (await heard(editor)).length >= EVENTS, 40_000);
            expect(await heard(editor)).toEqual(NUMBERS);
        }
    }, 120_000);
});
