// Every example between two real browsers, in the real editor: the host is pushed to, the guest polls. test/examples plays
// each by either transport alone.
import type { Browser, BrowserContext } from 'playwright-core';
import { until } from '../until';
import { startChromium } from './chromium';
import { ExampleScreen } from './example-screen';
import { useServer } from '../use-server';

/** The part of the editor page's globals that this file uses. */
declare const window: {
    readonly scratchMesh?: {
        readonly vm: {
            readonly runtime: {
                readonly targets: readonly { readonly sprite: { readonly name: string } }[];
                once(event: 'PROJECT_LOADED', listener: () => void): void;
            };
        };
    };
};

/** A screen that polls every two seconds has heard of something by then, with much to spare. */
const HEARD_MS = 12_000;

describe('the examples in two browsers', () => {
    let browsers: Browser[];
    let contexts: BrowserContext[];
    const server = useServer();
    beforeAll(async () => {
        browsers = [await startChromium(), await startChromium()];
    });
    afterAll(async () => {
        for (const browser of browsers) await browser.close();
    });
    beforeEach(async () => {
        const viewport = { width: 1100, height: 800 };
        contexts = await Promise.all(browsers.map((browser) => browser.newContext({ viewport, locale: 'en' })));
    });
    afterEach(async () => {
        for (const context of contexts) await context.close();
    });

    /** Two browsers with the example, the first one's group joined by the second. */
    async function play(
        example: string,
        ...names: readonly (string | undefined)[]
    ): Promise<[ExampleScreen, ExampleScreen]> {
        const [first, second] = contexts;
        if (first === undefined || second === undefined) throw new Error('There are two browsers.');
        const url = `${server.url}/editor?example=${example}&mesh=${example}`;
        const host = await ExampleScreen.open(first, url, example);
        const guest = await ExampleScreen.open(second, `${url}&mesh_polling=1`, example);
        await host.enter('h', names[0]);
        await guest.enter('j', names[1]);
        for (const [screen, transport] of [
            [host, 'websocket'],
            [guest, 'polling'],
        ] as const)
            await until(`${transport} is used`, async () => (await screen.transport()) === transport, HEARD_MS);
        return [host, guest];
    }

    const both = (
        screens: readonly ExampleScreen[],
        what: string,
        holds: (screen: ExampleScreen) => Promise<boolean>,
    ) => until(what, async () => (await Promise.all(screens.map(holds))).every(Boolean), HEARD_MS);

    it('an example stays although the editor, on a slow computer, loads its own project only later', async () => {
        const page = await contexts[0]?.newPage();
        if (page === undefined) throw new Error('There are two browsers.');
        // The editor loads its project once the page has all its pictures.
        let sendPicture: () => void = () => undefined;
        const isSent = new Promise<void>((resolve) => (sendPicture = resolve));
        await page.route('**/slow.png', async (route) => isSent.then(() => route.abort()));
        await page.addInitScript(() => void (new Image().src = '/slow.png'));
        const example = page.waitForResponse('**/examples/quiz.sb3');
        await page.goto(`${server.url}/editor?example=quiz`, { waitUntil: 'commit' });
        await (await example).finished();
        const loaded = page.evaluate(
            () => new Promise<void>((resolve) => window.scratchMesh?.vm.runtime.once('PROJECT_LOADED', resolve)),
        );
        sendPicture();
        await loaded;
        const sprites = await page.evaluate(() =>
            window.scratchMesh?.vm.runtime.targets.map(({ sprite }) => sprite.name),
        );
        expect(sprites).toEqual(['Stage', 'Quizmaster', 'Buzzer', 'Mesh']);
    }, 90_000);

    it('the quiz: a question, and who was first', async () => {
        const screens = await play('quiz', undefined, 'Aoi');
        const [host, guest] = screens;
        const quiz = async (screen: ExampleScreen) => (await screen.sprite('Quizmaster')).variables;
        await host.press('n');
        await both(screens, 'the question', async (screen) => (await quiz(screen))['question'] === '7 × 8 = ?');
        await guest.click('Buzzer');
        await both(screens, 'who was first', async (screen) => (await quiz(screen))['winner'] === 'Aoi');
    }, 90_000);

    it('pong: the paddle of one moves on the other', async () => {
        const [host, guest] = await play('pong');
        await guest.press('ArrowDown', 1_500);
        await until('the guest is down', async () => (await guest.sprite('Right')).y <= -90);
        await until('the host sees it', async () => (await host.sprite('Right')).y <= -90, HEARD_MS);
        const { x } = await guest.sprite('Ball');
        await until('the ball flies for the guest', async () => (await guest.sprite('Ball')).x !== x, HEARD_MS);
    }, 90_000);

    it('the temperatures: everybody on both boards', async () => {
        const screens = await play('temperatures', 'Teacher', 'Aoi');
        await screens[1].press('ArrowUp');
        const rows = (screen: ExampleScreen) => screen.list('board').then((board) => board.filter((row) => row !== ''));
        await both(screens, 'both rows', async (screen) => String(await rows(screen)) === 'Teacher: 20 °C,Aoi: 21 °C');
    }, 90_000);

    it('the chain reaction: to and fro until no hops remain', async () => {
        const [host, guest] = await play('chain-reaction');
        await host.click('Lamp');
        await until('the last hop', async () => (await host.list('sparks')).length >= 3, 30_000);
        expect(await guest.list('sparks')).toEqual(['6', '4', '2']);
        expect(await host.list('sparks')).toEqual(['5', '3', '1']);
    }, 90_000);
});
