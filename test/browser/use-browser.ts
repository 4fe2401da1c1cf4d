import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { startChromium } from './chromium';

/** A browser of a file's tests; it is there from the first `beforeAll` on. */
export interface BrowserInUse {
    /** What a person with a browser of one's own has: storage, windows, a language. */
    newContext(options?: BrowserContextOptions): Promise<BrowserContext>;
}

/** Starts a browser before the tests of a file or a `describe`, and closes it behind them with all its windows. */
export function useBrowser(): BrowserInUse {
    let browser: Browser | undefined;
    beforeAll(async () => {
        browser = await startChromium();
    });
    afterAll(() => browser?.close());
    return {
        newContext(options) {
            if (browser === undefined) throw new Error('The browser is not started yet: ask within a test or a hook.');
            return browser.newContext(options);
        },
    };
}

/** A fresh context for each test, which a test asks for. */
export function useContext(browser: BrowserInUse, options?: BrowserContextOptions): () => BrowserContext {
    let context: BrowserContext | undefined;
    beforeEach(async () => {
        context = await browser.newContext(options);
    });
    afterEach(() => context?.close());
    return () => {
        if (context === undefined) throw new Error('There is no context yet: ask within a test.');
        return context;
    };
}

/** Answers what the editor fetches from the internet, where a test's machine may have none: sprites, sounds, translations. */
export async function withoutInternet(context: BrowserContext): Promise<BrowserContext> {
    await context.route(/^https:\/\//, (route) =>
        route.fulfill({ status: 200, contentType: 'application/json', body: '{}' }),
    );
    return context;
}
