// Fetches and installs what only the tests need: a browser, Java, Redis, the Scratch editor, other people's clients, other
// releases of Node. It is a process of its own, because each of them waits for the network.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './ensure-chromium.mjs';
import { ensureEditor } from './ensure-editor.mjs';
import { ensureForeignClients } from './ensure-foreign.mjs';
import { runScript } from './ensure-installed.mjs';
import { ensureJava } from './ensure-java.mjs';
import { ensureNodes } from './ensure-nodes.mjs';
import { ensureRedis } from './ensure-redis.mjs';

const script = fileURLToPath(import.meta.url);

/** Fetches what is missing, while others work; whether all that must be there is. */
export function ensureTestTools() {
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'inherit', 'inherit'] });
    return new Promise((resolve) => child.once('close', (code) => resolve(code === 0)));
}

if (process.argv[1] === script)
    await runScript(async () => {
        ensureChromium();
        ensureJava();
        ensureRedis();
        await ensureEditor();
        ensureForeignClients();
        await ensureNodes();
    });
