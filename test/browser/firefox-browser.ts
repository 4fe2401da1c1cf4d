// Debian's Firefox with the built browser extension in it, driven by puppeteer-core: playwright-core wants a Firefox of its
// own making.
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { writeWebextension, type Additions } from '../../scripts/pack-webextension';

const FOLDER = join(__dirname, '../..', '.cache', 'webextension-test-firefox');
/** `npm test` installs it where it is missing, and names another place in FIREFOX_PATH. */
const DEBIAN_PATH = '/usr/bin/firefox-esr';
const EXTENSION_ID = 'scratch-mesh@smalruby.app';
/** Firefox makes one up for each profile, so that pages cannot tell who has the extension. */
const UUID = '11111111-2222-4333-8444-555555555555';
/** Firefox loads a page of an extension without ever saying that it has. */
const POPUP_LOADS_MS = 2_000;

/** What a page of the extension has. */
declare const chrome: {
    tabs: { query(filter: { active: boolean }): Promise<readonly { readonly id: number }[]> };
};

/** A Firefox with the extension. */
export class FirefoxWithExtension {
    private constructor(private readonly browser: Browser) {}

    /** Starts it. The names lead to this machine. */
    public static async start(additions: Additions, names: readonly string[]): Promise<FirefoxWithExtension> {
        await writeWebextension(FOLDER, additions, 'firefox');
        const browser = await puppeteer.launch({
            browser: 'firefox',
            executablePath: process.env['FIREFOX_PATH'] ?? DEBIAN_PATH,
            acceptInsecureCerts: true,
            // Otherwise no page of an extension can be opened from outside.
            args: ['-remote-allow-system-access'],
            extraPrefsFirefox: {
                'network.dns.localDomains': names.join(),
                // Tabs stand for computers here: none of them is in the background.
                'dom.min_background_timeout_value': 4,
                'dom.min_background_timeout_value_without_budget_throttling': 4,
                'dom.timeout.enable_budget_timer_throttling': false,
                'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: UUID }),
            },
        });
        await browser.installExtension(FOLDER);
        return new FirefoxWithExtension(browser);
    }

    /** Opens a page. */
    public async open(url: string): Promise<Page> {
        const page = await this.browser.newPage();
        await page.goto(url);
        return page;
    }

    /** Opens the popup for the tab of a page, or for none. */
    public async openPopup(forTab?: Page): Promise<Page> {
        const popup = await this.openOwn('');
        if (forTab === undefined) return popup;
        await forTab.bringToFront();
        const [tab] = await popup.evaluate(() => chrome.tabs.query({ active: true }));
        await popup.close();
        return this.openOwn(`?tab=${String(tab?.id)}`);
    }

    public close(): Promise<void> {
        return this.browser.close();
    }

    private async openOwn(search: string): Promise<Page> {
        const page = await this.browser.newPage();
        await page
            .goto(`moz-extension://${UUID}/popup.html${search}`, { timeout: POPUP_LOADS_MS })
            .catch(() => undefined);
        await page.waitForSelector('#server');
        return page;
    }
}
