// The browser tests need Chromium. On Debian it is a package: installed when it is missing and may be.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fail, run } from './ensure-installed.mjs';

/** Where browsers of the Chromium family lie; the first that exists is used. */
const PLACES = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function found() {
    return PLACES.find((path) => path !== undefined && path !== '' && existsSync(path));
}

/** Makes sure that there is a browser, and tells the tests where in CHROMIUM_PATH. */
export function ensureChromium() {
    if (found() === undefined) install();
    const path = found();
    if (path === undefined) fail('Chromium was installed but is not where it was expected: set CHROMIUM_PATH to it.');
    process.env.CHROMIUM_PATH = path;
}

function install() {
    const isRoot = process.getuid?.() === 0;
    const hasApt = spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
    if (!isRoot || !hasApt)
        fail(
            'The browser tests need Chromium. Install it (Debian, Ubuntu: sudo apt-get install chromium), or set CHROMIUM_PATH to a Chrome.',
        );
    console.log('Installing Chromium (once) …');
    const failed = 'Chromium could not be installed. Install it by hand, or set CHROMIUM_PATH to a Chrome.';
    run('apt-get', ['update', '-qq'], failed, { stdio: ['ignore', 'ignore', 'inherit'] });
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], failed, {
        stdio: ['ignore', 'ignore', 'inherit'],
    });
}
