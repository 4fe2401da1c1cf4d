// The real browser: Debian's Chromium, driven by playwright-core.
import { chromium, type Browser } from 'playwright-core';

/** Where Debian's package puts it. `npm test` installs it where it is missing and names another place in CHROMIUM_PATH. */
export const DEBIAN_PATH = '/usr/bin/chromium';

/** A name of the public internet, as far as Chromium knows: it leads to this machine. */
export const PUBLIC_HOST = 'mesh.example';

/** Starts Chromium without a window. */
export function startChromium(): Promise<Browser> {
    const executablePath = process.env['CHROMIUM_PATH'] ?? DEBIAN_PATH;
    // Test machines and containers run as root, where the sandbox cannot start; only our own pages are opened.
    return chromium.launch({
        executablePath,
        args: ['--no-sandbox', `--host-resolver-rules=MAP ${PUBLIC_HOST} 127.0.0.1`],
    });
}
