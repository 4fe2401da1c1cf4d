import { createPageBackend, type PageBackend, type PageBackendOptions } from '../../src/offline/page-backend';

let browsers = 0;

/** A browser of its own: its pages hear each other and no others. */
export class Browser {
    public readonly channelName = `test-${process.pid}-${(browsers += 1)}`;
    private readonly pages: PageBackend[] = [];

    /** Opens a page. */
    public open(options: PageBackendOptions = {}): PageBackend {
        const page = createPageBackend({ ...options, channelName: this.channelName });
        this.pages.push(page);
        return page;
    }

    /** Closes all pages. */
    public close(): void {
        for (const page of this.pages.splice(0)) page.dispose();
    }
}
