// Programs and fonts that no npm package brings. On Debian they are packages, which root can install.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { PlainError } from './plain-error';

/** Something that the machine must have. */
interface Tool {
    readonly title: string;
    /** Its package in Debian and Ubuntu. */
    readonly debian: string;
    isThere(): boolean;
    /** The sentence that says what needs it. */
    readonly need: string;
    /** How to do without the package. */
    readonly otherwise?: string;
}

/** Where browsers of the Chromium family are. The first that exists is used. */
const CHROMIUM_PLACES = [
    process.env['CHROMIUM_PATH'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
/** Where Firefox is. */
const FIREFOX_PLACES = [
    process.env['FIREFOX_PATH'],
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];
const JAVA_MIN = 17;

/** The first of these paths that exists. */
function firstOf(places: readonly (string | undefined)[]): string | undefined {
    return places.find((path) => path !== undefined && path !== '' && existsSync(path));
}

/** Makes sure that there is a browser, and sets CHROMIUM_PATH for the tests. @throws {PlainError} */
export function ensureChromium(): void {
    demand({
        title: 'Chromium',
        debian: 'chromium',
        isThere: () => firstOf(CHROMIUM_PLACES) !== undefined,
        need: 'The browser tests need Chromium.',
        otherwise: 'or set CHROMIUM_PATH to a Chrome',
    });
    process.env['CHROMIUM_PATH'] = firstOf(CHROMIUM_PLACES);
}

/** Makes sure that there is Firefox, and sets FIREFOX_PATH for the tests. @throws {PlainError} */
export function ensureFirefox(): void {
    demand({
        title: 'Firefox',
        debian: 'firefox-esr',
        isThere: () => firstOf(FIREFOX_PLACES) !== undefined,
        need: 'The browser tests need Firefox.',
        otherwise: 'or set FIREFOX_PATH to one',
    });
    process.env['FIREFOX_PATH'] = firstOf(FIREFOX_PLACES);
}

/** Makes sure that pictures show Japanese text, if fontconfig chooses the fonts. @throws {PlainError} */
export function ensureFonts(): void {
    demand({
        title: 'a Japanese font',
        debian: 'fonts-ipafont-gothic',
        isThere() {
            const { status, stdout } = spawnSync('fc-list', [':lang=ja', 'family'], { encoding: 'utf8' });
            return status !== 0 || stdout.trim() !== '';
        },
        need: 'Pictures of Japanese pages need a Japanese font.',
    });
}

/** Makes sure that there is Java for DynamoDB Local. Without it, the tests on DynamoDB Local fail and the others run. */
export function ensureJava(): void {
    advise({
        title: 'Java for DynamoDB Local',
        debian: 'openjdk-17-jre-headless',
        isThere() {
            const { status, stderr, stdout } = spawnSync('java', ['-version'], { encoding: 'utf8' });
            return status === 0 && Number(/version "(\d+)/.exec(`${stderr}${stdout}`)?.[1]) >= JAVA_MIN;
        },
        need: `The tests on DynamoDB Local need Java ${JAVA_MIN} or newer and will fail.`,
    });
}

/** Makes sure that there is Redis. Without it, the tests on Redis fail and the others run. */
export function ensureRedis(): void {
    advise({
        title: 'Redis for the tests',
        debian: 'redis-server',
        isThere: () => spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0,
        need: 'The tests on Redis need redis-server and will fail.',
    });
}

function demand(tool: Tool): void {
    if (!install(tool)) throw new PlainError(adviceFor(tool));
}

function advise(tool: Tool): void {
    if (!install(tool)) console.error(adviceFor(tool));
}

/** Installs what is missing, if that is possible without asking anybody; whether it is there now. */
function install({ title, debian, isThere }: Tool): boolean {
    if (isThere()) return true;
    if (process.getuid?.() !== 0 || !apt('--version')) return false;
    console.log(`Installing ${title} (once) …`);
    return apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', debian) && isThere();
}

function apt(...args: readonly string[]): boolean {
    return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

function adviceFor({ need, debian, otherwise }: Tool): string {
    const install = `Install it (Debian, Ubuntu: sudo apt-get install ${debian})`;
    return `${need} ${otherwise === undefined ? install : `${install}, ${otherwise}`}.`;
}
