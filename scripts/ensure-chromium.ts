// The browser tests need Chromium. On Debian it is a package: installed when it is missing and may be.
import { existsSync } from 'node:fs';
import { canInstallPackages, installPackage } from './debian-package';
import { PlainError } from './plain-error';

/** Where browsers of the Chromium family lie; the first that exists is used. */
const PLACES = [
    process.env['CHROMIUM_PATH'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function found(): string | undefined {
    return PLACES.find((path) => path !== undefined && path !== '' && existsSync(path));
}

/** Makes sure that there is a browser, and tells the tests where in CHROMIUM_PATH. */
export function ensureChromium(): void {
    if (found() === undefined) install();
    const path = found();
    if (path === undefined)
        throw new PlainError('Chromium was installed but is not where it was expected: set CHROMIUM_PATH to it.');
    process.env['CHROMIUM_PATH'] = path;
}

function install(): void {
    if (!canInstallPackages())
        throw new PlainError(
            'The browser tests need Chromium. Install it (Debian, Ubuntu: sudo apt-get install chromium), or set CHROMIUM_PATH to a Chrome.',
        );
    console.log('Installing Chromium (once) …');
    if (!installPackage('chromium'))
        throw new PlainError('Chromium could not be installed. Install it by hand, or set CHROMIUM_PATH to a Chrome.');
}
