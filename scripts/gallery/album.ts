import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { localText, type TextId } from '../../locales/local-text';

/** Where the pictures go. */
export const FOLDER = join(__dirname, '..', '..', '.cache', 'gallery');

/** Pictures in a row of a sheet. */
const COLUMNS = 3;
/** Milliseconds for what moves to come to rest. */
const REST_MS = 400;

/** The pictures of one language. */
export class Album {
    private readonly names: string[] = [];
    private readonly folder: string;

    public constructor(
        public readonly language: string,
        private readonly browser: Browser,
    ) {
        this.folder = join(FOLDER, language);
        rmSync(this.folder, { recursive: true, force: true });
        mkdirSync(this.folder, { recursive: true });
    }

    /** A text of the pages in this language. */
    public text(id: TextId, values?: Readonly<Record<string, string | number>>): string {
        return localText(this.language, id, values);
    }

    /** A browser that knows nothing yet. */
    public async newBrowser(): Promise<BrowserContext> {
        const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' });
        context.setDefaultTimeout(30_000);
        await context.route(/^https:\/\//, (route) =>
            route.fulfill({ status: 200, contentType: 'application/json', body: '{}' }),
        );
        return context;
    }

    /** Takes a picture of what is seen. */
    public async take(page: Page, name: string): Promise<void> {
        await page.waitForTimeout(REST_MS);
        await page.screenshot({ path: join(this.folder, `${name}.png`) });
        this.names.push(name);
        process.stdout.write(`${this.language}: ${name}\n`);
    }

    /** Puts all of them on one sheet, to be looked at side by side. */
    public async makeSheet(): Promise<void> {
        const page = await this.browser.newPage({ viewport: { width: 1800, height: 1000 } });
        const figures = this.names.map((name) => {
            const picture = readFileSync(join(this.folder, `${name}.png`)).toString('base64');
            return `<figure style="margin:0"><figcaption>${name}</figcaption><img width="590" src="data:image/png;base64,${picture}"></figure>`;
        });
        await page.setContent(
            `<body style="display:grid;grid-template-columns:repeat(${COLUMNS},1fr);gap:8px;font:20px sans-serif">${figures.join('')}</body>`,
        );
        await page.screenshot({ path: join(FOLDER, `${this.language}.png`), fullPage: true });
        await page.close();
    }
}
