import type { MeshClientError } from '../client/status/errors';
import type { MeshStatus } from '../client/status/status';
import { localText, type TextId } from '../../locales/local-text';
import { errorSentence, noticeText, statusText } from '../extension/status-text';
import { isNetworkTrouble, isPressing, moodOf, newsOf } from './banner-news';
import { BannerView, type BannerPlace } from './banner-view';
import { copyText } from './copy-text';
import type { Mesh } from './install';
import { showReport } from './report-dialog';

/** How long the banner stays open for something that is not urgent, ms: a child can read two sentences. */
const NEWS_SHOWN_MS = 10_000;
/** How long it says that the report was copied, ms. */
const COPIED_SHOWN_MS = 3_000;

/**
 * The mesh's status at the edge of the editor: a sign, and a text. The text opens for some seconds when there is news,
 * for as long as something is urgent, and when somebody opens it. An error can be copied for an administrator.
 */
export class StatusBanner {
    private readonly view: BannerView;
    /** The text instead of the status until somebody joins, in the current language. */
    private kept: (() => string) | null = null;
    /** The text until there is news. */
    private said: (() => string) | null = null;
    private news: ReadonlySet<string> | null = null;
    /** Recent news. */
    private fresh: string[] = [];
    private isOpen = false;
    /** Whether somebody opened or closed the text by hand; null if not. */
    private wish: boolean | null = null;
    private isCopied = false;
    private newsTimer: ReturnType<typeof setTimeout> | undefined;

    public constructor(
        private readonly mesh: Pick<Mesh, 'status' | 'onStatus' | 'diagnose'>,
        private readonly language: () => string,
        /** The host that an administrator should allow. */
        private readonly server = location.host,
    ) {
        this.view = new BannerView(
            () => this.toggle(),
            () => void this.copyReport(),
        );
        mesh.onStatus(() => this.show());
        this.show();
    }

    /** The group of a link does not exist yet. The text stays until there is another one. */
    public showWaiting(code: string): void {
        this.keep(() => localText(this.language(), 'mesh.status.waiting', { NAME: code }));
    }

    /** Joining by a link failed, with the reason as a sentence. */
    public showError(error: MeshClientError): void {
        this.keep(() => errorSentence(error, this.language(), this.server));
    }

    /** Shows the mesh's status. */
    public showStatus(): void {
        this.keep(null);
    }

    /** Shows another text until there is news of the mesh. */
    public say(text: () => string): void {
        this.said = text;
        this.show();
    }

    /** Moves to where the page has room for it now. */
    public moveTo(place: BannerPlace): void {
        this.view.moveTo(place);
    }

    /** Updates the banner after the status or the editor's language changed. */
    public show(): void {
        const { status } = this.mesh;
        if (!isOutside(status)) this.kept = null;
        this.noteNews(newsOf(status));
        const insistent = this.kept ?? this.said;
        this.isOpen = this.wish ?? (this.fresh.length > 0 || insistent !== null || isPressing(status));
        const hasReport = status.lastError !== null || status.transportReason !== null;
        const isReportShown = hasReport && (this.wish === true || isNetworkTrouble(status));
        this.view.show({
            language: this.language(),
            text: this.isCopied ? this.text('mesh.report.copied') : (insistent?.() ?? this.statusText(status)),
            mood: this.kept === null ? moodOf(status) : 'waiting',
            isOpen: this.isOpen,
            hide: this.text('mesh.banner.hide'),
            copy: isReportShown ? this.text('mesh.report.copy') : null,
        });
    }

    private keep(text: (() => string) | null): void {
        this.kept = text;
        this.show();
    }

    /**
     * Only the news if the banner opened by itself, because the page has little room; everything if a person opened it.
     */
    private statusText(status: MeshStatus): string {
        const isWhole = !this.isOpen || this.wish === true || status.state === 'reconnecting';
        const notice = isWhole ? '' : noticeText(status, this.language(), this.server);
        return notice === '' ? statusText(status, this.language(), this.server) : notice;
    }

    private noteNews(news: ReadonlySet<string>): void {
        const before = this.news;
        this.news = news;
        // The page opens with the mesh at rest, which is not news.
        if (before === null) return;
        this.fresh = this.fresh.filter((piece) => news.has(piece));
        const added = [...news].filter((piece) => !before.has(piece));
        if (added.length === 0) return;
        this.fresh.push(...added);
        this.said = null;
        if (this.wish === false) this.wish = null;
        clearTimeout(this.newsTimer);
        this.newsTimer = setTimeout(() => this.close(), NEWS_SHOWN_MS);
    }

    private close(): void {
        this.fresh = [];
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

    private text(id: TextId): string {
        return localText(this.language(), id);
    }
}

function isOutside({ state }: MeshStatus): boolean {
    return state === 'disconnected' || state === 'error';
}
