// Prints what `/editor` costs on the wire, at the first load and at the next lesson: `npm run weigh`.
import { chromium, type BrowserContext } from 'playwright-core';
import { startServer } from '../test/server-process';

const AIMS_BYTES = { first: 5_000_000, next: 10_000 } as const;
/** Milliseconds without a request after which a page is taken for loaded. */
const QUIET_MS = 2_000;

/** Bytes that came over the network until the editor was there and quiet. */
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
    const browser = await chromium.launch({
        executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
        args: ['--no-sandbox'],
    });
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
