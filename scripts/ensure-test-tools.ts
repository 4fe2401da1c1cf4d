// Fetches and installs what only the tests need: two browsers, Java, Redis, the Scratch editor, clients of other projects,
// other releases of Node.
import { join } from 'node:path';
import { ensureEditor } from './ensure-editor';
import { ensureForeignClients } from './ensure-foreign';
import { ensureNodes } from './ensure-nodes';
import { ROOT } from './root';
import { runProcess } from './run-process';
import { ensureChromium, ensureFirefox, ensureJava, ensureRedis } from './system-tools';

/** Fetches what is missing. @throws {PlainError} if something necessary cannot be fetched */
export async function ensureTestTools(): Promise<void> {
    ensureChromium();
    ensureFirefox();
    ensureJava();
    ensureRedis();
    await ensureEditor();
    await ensureForeignClients();
    await ensureNodes();
}

/** Does that in a process of its own, because it waits for the network while others work; whether it succeeded. */
export async function testToolsReady(): Promise<boolean> {
    const { status } = await runProcess(process.execPath, [join(ROOT, 'scripts/run.mjs'), 'test-tools'], {
        stdio: ['ignore', 'inherit', 'inherit'],
    });
    return status === 0;
}
