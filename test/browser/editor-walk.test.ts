// Every tab of the editor's page, opened and used: nothing is missing, nothing fails, no costume is lost.
import type { BrowserContext, Page } from 'playwright-core';
import { until } from '../until';
import { useBrowser, withoutInternet } from './use-browser';
import { useServer } from '../use-server';

interface Costume {
    readonly name: string;
    readonly assetId: string;
    readonly size: readonly number[];
}

interface EditorWindow {
    readonly scratchMesh?: {
        readonly vm: { readonly runtime: { readonly targets: readonly { getCurrentCostume(): Costume }[] } };
    };
}
declare const window: EditorWindow;

const browser = useBrowser();
const server = useServer();
let context: BrowserContext;
let page: Page;
/** What went wrong since the page was opened. */
const faults: string[] = [];

beforeAll(async () => {
    context = await withoutInternet(await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' }));
    page = await context.newPage();
    page.on('response', (response) => {
        if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
    });
    page.on('requestfailed', (request) => faults.push(`${request.failure()?.errorText ?? ''} ${request.url()}`));
    page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`${server.url}/editor`);
    await page.getByRole('tab', { name: 'Costumes' }).waitFor({ timeout: 90_000 });
}, 120_000);
afterEach(() => expect(faults.splice(0)).toEqual([]));

const tab = (name: string) => page.getByRole('tab', { name, exact: true }).click();
const button = (name: string) => page.getByRole('button', { name, exact: true }).first().click();

function costume(): Promise<Costume | undefined> {
    return page.evaluate(() => {
        const found = window.scratchMesh?.vm.runtime.targets[1]?.getCurrentCostume();
        return found && { name: found.name, assetId: found.assetId, size: found.size };
    });
}

/** Where the paint editor's canvas is. */
async function canvas(): Promise<{
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}> {
    const box = await page.locator('canvas[class*="paper-canvas"]').boundingBox();
    if (box === null) throw new Error('The paint editor has no canvas.');
    return box;
}

/** Draws a line across a corner. */
async function stroke(): Promise<void> {
    const { x, y } = await canvas();
    await page.mouse.move(x + 30, y + 30);
    await page.mouse.down();
    await page.mouse.move(x + 90, y + 60, { steps: 5 });
    await page.mouse.up();
}

const isChanged = (before: string | undefined) => async () => (await costume())?.assetId !== before;

test('Code: the blocks are there, ours too', async () => {
    await tab('Code');
    await page.getByRole('treeitem', { name: 'Mesh' }).click();
    await page.getByRole('treeitem', { name: 'Motion' }).click();
});

test('Costumes: a stroke is added to the cat, and undone it is gone, not the cat', async () => {
    await tab('Costumes');
    await canvas();
    const before = await costume();
    await button('Brush');
    await stroke();
    await until('the stroke is in the costume', isChanged(before?.assetId));
    const drawn = await costume();
    expect(drawn?.size[0]).toBeGreaterThanOrEqual(before?.size[0] ?? 0);
    await button('Undo');
    await until('it is undone', isChanged(drawn?.assetId));
    const undone = await costume();
    for (const side of [0, 1]) expect(Math.abs((undone?.size[side] ?? 0) - (before?.size[side] ?? 0))).toBeLessThan(3);
});

test('Costumes: fill and text change the costume', async () => {
    const before = await costume();
    await button('Fill');
    const { x, y, width, height } = await canvas();
    await page.mouse.click(x + width / 2, y + height / 2);
    await until('something is filled', isChanged(before?.assetId));
    const filled = await costume();
    await button('Text');
    await page.mouse.click(x + 60, y + 60);
    await page.keyboard.type('hello');
    await button('Select');
    await until('the text is in the costume', isChanged(filled?.assetId));
});

test('Sounds: the sound is there and has its tools', async () => {
    await tab('Sounds');
    await page.getByRole('button', { name: /Reverse/ }).waitFor();
});

test('Backdrops: the stage has the paint editor', async () => {
    await page.locator('[class*="stage-selector_stage-selector"]').click();
    await tab('Backdrops');
    await canvas();
    await page.locator('[class*="sprite-selector-item"]').first().click();
});

test('Tutorials and the extension library have their pictures', async () => {
    await button('Tutorials');
    await page.getByText('Getting Started').first().waitFor();
    await everyPictureIsThere();
    await button('Back');
    await tab('Code');
    await button('Add Extension');
    await page.getByText('Choose an Extension').first().waitFor();
    await everyPictureIsThere();
    await button('Back');
});

/** Pictures that have an address have come, and are pictures. */
async function everyPictureIsThere(): Promise<void> {
    const broken = () =>
        page.locator('img[src^="/"], img[src^="http://"]').evaluateAll((pictures) =>
            pictures
                .filter((picture) => picture instanceof HTMLImageElement)
                .filter(({ complete, naturalWidth }) => !complete || naturalWidth === 0)
                .map(({ src }) => src),
        );
    await until('the pictures have come', async () => (await broken()).length === 0);
}

test('Debug opens and closes', async () => {
    await button('Debug');
    await page
        .getByText(/Debugging/)
        .first()
        .waitFor();
    await everyPictureIsThere();
    await page.keyboard.press('Escape');
});

test('Settings: the language of the editor and of our blocks changes', async () => {
    await button('Settings menu');
    await page.getByText('Language', { exact: true }).click();
    await page.getByText('日本語', { exact: true }).click();
    await page.getByRole('tab', { name: 'コード' }).click();
    await page.getByRole('treeitem', { name: 'メッシュ' }).click();
});
