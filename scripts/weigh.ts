// Prints how many bytes `/editor` needs on the wire, at the first load and in the next lesson: `npm run weigh`.
import type { BrowserContext } from 'playwright-core';
import { startChromium } from '../test/browser/chromium';
import { startServer } from '../test/server-process';

const AIMS_BYTES = { first: 5_000_000, next: 10_000 } as const;
/** A page counts as loaded after so many milliseconds without a request. */
const QUIET_MS = 2_000;

/** The bytes that came over the network until the editor was there and quiet. */
async function bytesOfLoading(context: BrowserContext, address: string): Promise<number> {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    let bytes = 0;
    let last = Date.now();
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength;
        last = Date.now();
    });
    await session.send('Network.enable');
    await page.goto(address);
    await page.getByRole('tab', { name: 'Costumes' }).waitFor({ timeout: 90_000 });
    while (Date.now() - last < QUIET_MS) await page.waitForTimeout(QUIET_MS / 4);
    await page.close();
    return bytes;
}

async function main(): Promise<void> {
    const server = await startServer();
    const browser = await startChromium();
    const context = await browser.newContext({ locale: 'en' });
    for (const load of ['first', 'next'] as const) {
        const bytes = await bytesOfLoading(context, `${server.url}/editor`);
        const aim = AIMS_BYTES[load];
        if (bytes > aim) process.exitCode = 1;
        process.stdout.write(`${load} load: ${bytes} bytes (aim: at most ${aim})${bytes > aim ? ': too many' : ''}\n`);
    }
    await browser.close();
    await server.stop();
}

void main();
