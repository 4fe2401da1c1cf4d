import type { MeshClientError } from '../client/errors';
import type { MeshStatus } from '../client/status';
import { textsOf } from '../../locales';
import { textOf } from '../extension/block-info';
import { filledText } from '../../locales/filled-text';
import { statusText } from '../extension/status-text';
import { moodOf, newsOf } from './banner-news';
import { BannerView } from './banner-view';
import { copyText } from './copy-text';
import { errorSentence } from './error-sentence';
import type { Mesh } from './install';
import { showReport } from './report-dialog';

/** How long the banner is open for something that needs nobody, ms: long enough to be read. */
const NEWS_SHOWN_MS = 8_000;
/** How long it says that the report was copied, ms. */
const COPIED_SHOWN_MS = 3_000;

/**
 * The mesh's state at the edge of the editor: a sign, and in words for some seconds when something is new, for as long
 * as something is wrong, and whenever somebody opens it. What went wrong can be copied for an administrator.
 */
export class StatusBanner {
    private readonly view: BannerView;
    /** What is said instead of the status as long as nobody joins, in the language of the moment. */
    private kept: (() => string) | null = null;
    /** What is said until there is news. */
    private said: (() => string) | null = null;
    private news = '';
    private isNew = false;
    private isOpen = false;
    /** What somebody has opened or closed by hand; null: as it comes. */
    private wish: boolean | null = null;
    private isCopied = false;
    private newsTimer: ReturnType<typeof setTimeout> | undefined;

    public constructor(
        private readonly mesh: Pick<Mesh, 'status' | 'onStatus' | 'diagnose'>,
        private readonly language: () => string,
        /** The host that an administrator should let through. */
        private readonly server = location.host,
    ) {
        this.view = new BannerView(
            () => this.toggle(),
            () => void this.copyReport(),
        );
        mesh.onStatus(() => this.show());
        this.show();
    }

    /** The group of a link is not there yet; it stays said until something else is. */
    public showWaiting(code: string): void {
        this.keep(() => filledText(this.text('mesh.status.waiting'), { NAME: code }));
    }

    /** Joining by a link failed: the reason, in words. */
    public showError(error: MeshClientError): void {
        this.keep(() => errorSentence(error, this.language(), this.server));
    }

    /** Says how the mesh stands. */
    public showStatus(): void {
        this.keep(null);
    }

    /** Says something else, until there is news of the mesh. */
    public say(text: () => string): void {
        this.said = text;
        this.show();
    }

    /** Shows what there is to show: the status, or the editor's language, has changed. */
    public show(): void {
        const { status } = this.mesh;
        if (!isOutside(status)) this.kept = null;
        this.noteNews(newsOf(status));
        const mood = this.kept === null ? moodOf(status) : 'waiting';
        const insistent = this.kept ?? this.said;
        this.isOpen = this.wish ?? (this.isNew || insistent !== null || mood === 'trouble' || mood === 'waiting');
        const hasReport = status.lastError !== null || status.transportReason !== null;
        this.view.show({
            language: this.language(),
            text: insistent?.() ?? statusText(status, this.language(), this.server),
            mood,
            isOpen: this.isOpen,
            toggle: this.text(this.isOpen ? 'mesh.banner.hide' : 'mesh.banner.show'),
            copy: hasReport ? this.text(this.isCopied ? 'mesh.report.copied' : 'mesh.report.copy') : null,
        });
    }

    private keep(text: (() => string) | null): void {
        this.kept = text;
        this.show();
    }

    private noteNews(news: string): void {
        if (news === this.news) return;
        // What nobody has heard yet is no news: the page opens with the mesh at rest.
        this.isNew = this.news !== '';
        this.news = news;
        this.said = null;
        if (this.wish === false) this.wish = null;
        clearTimeout(this.newsTimer);
        if (this.isNew) this.newsTimer = setTimeout(() => this.close(), NEWS_SHOWN_MS);
    }

    private close(): void {
        this.isNew = false;
        this.show();
    }

    private toggle(): void {
        this.wish = !this.isOpen;
        this.show();
    }

    private async copyReport(): Promise<void> {
        const { text } = await this.mesh.diagnose();
        if (!(await copyText(text))) return showReport(text, this.language());
        this.isCopied = true;
        this.show();
        setTimeout(() => {
            this.isCopied = false;
            this.show();
        }, COPIED_SHOWN_MS);
    }

    private text(id: string): string {
        return textOf(textsOf(this.language()), id);
    }
}

function isOutside({ state }: MeshStatus): boolean {
    return state === 'disconnected' || state === 'error';
}
