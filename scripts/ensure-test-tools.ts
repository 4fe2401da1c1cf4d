// Fetches and installs what only the tests need: a browser, Java, Redis, the Scratch editor, other people's clients, other
// releases of Node. It is a process of its own, because each of them waits for the network.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureChromium } from './ensure-chromium';
import { ensureEditor } from './ensure-editor';
import { ensureForeignClients } from './ensure-foreign';
import { ensureJava } from './ensure-java';
import { ensureNodes } from './ensure-nodes';
import { ensureRedis } from './ensure-redis';
import { ROOT } from './root';

/** Fetches what is missing. @throws {PlainError} where something cannot be done without */
export async function ensureTestTools(): Promise<void> {
    ensureChromium();
    ensureJava();
    ensureRedis();
    await ensureEditor();
    ensureForeignClients();
    await ensureNodes();
}

/** Does that in a process of its own, while others work; whether all that must be there is. */
export function testToolsReady(): Promise<boolean> {
    const child = spawn(process.execPath, [join(ROOT, 'scripts/run.mjs'), 'test-tools'], {
        stdio: ['ignore', 'inherit', 'inherit'],
    });
    return new Promise((resolve) => child.once('close', (code) => resolve(code === 0)));
}
