import type { MeshClientError } from '../client/errors';
import type { MeshStatus } from '../client/status';
import { textsOf } from '../../locales';
import { textOf } from '../extension/block-info';
import { filledText } from '../../locales/filled-text';
import { statusText } from '../extension/status-text';
import { errorSentence } from './error-sentence';
import type { Mesh } from './install';

/** Pages of others have no style sheet of ours. */
const BANNER_STYLE = {
    position: 'fixed',
    left: '50%',
    bottom: '0.5rem',
    transform: 'translateX(-50%)',
    zIndex: '500',
    maxWidth: 'min(32rem, calc(100vw - 1rem))',
    padding: '0.375rem 0.75rem',
    borderRadius: '0.5rem',
    background: '#1f2333',
    color: '#fff',
    font: '0.875rem/1.4 system-ui, sans-serif',
    opacity: '0.93',
    pointerEvents: 'none',
};
const BUTTON_STYLE = {
    marginInlineStart: '0.75rem',
    padding: '0.125rem 0.5rem',
    border: '1px solid #fff',
    borderRadius: '0.375rem',
    background: 'transparent',
    color: '#fff',
    font: 'inherit',
    cursor: 'pointer',
    pointerEvents: 'auto',
};

/** The mesh's state in words, at the edge of the editor; what went wrong can be copied for an administrator. */
export class StatusBanner {
    private readonly text = document.createElement('span');
    private readonly copy = document.createElement('button');
    /** What is said instead of the status, as long as nobody joins. */
    private kept: string | null = null;

    public constructor(
        private readonly mesh: Pick<Mesh, 'status' | 'onStatus' | 'diagnose'>,
        private readonly language: string,
        /** The host that an administrator should let through. */
        private readonly server = location.host,
    ) {
        const banner = document.createElement('div');
        banner.id = 'mesh-status';
        Object.assign(banner.style, BANNER_STYLE);
        Object.assign(this.copy.style, BUTTON_STYLE);
        banner.setAttribute('role', 'status');
        banner.setAttribute('aria-live', 'polite');
        this.copy.type = 'button';
        this.copy.textContent = language.startsWith('ja') ? '報告をコピー' : 'Copy report';
        this.copy.hidden = true;
        this.copy.addEventListener('click', () => void this.copyReport());
        banner.append(this.text, this.copy);
        document.body.append(banner);
        mesh.onStatus(() => this.show());
        this.show();
    }

    /** The group of a link is not there yet; it stays said until something else is. */
    public showWaiting(code: string): void {
        const text = filledText(textOf(textsOf(this.language), 'mesh.status.waiting'), { NAME: code });
        this.kept = text;
        this.show();
    }

    /** Says how the mesh stands. */
    public showStatus(): void {
        this.kept = null;
        this.show();
    }

    /** Says something else, until the mesh's state changes. */
    public say(text: string): void {
        this.text.textContent = text;
    }

    /** Joining by a link failed: the reason, in words. */
    public showError(error: MeshClientError): void {
        this.kept = errorSentence(error, this.language, this.server);
        this.show();
    }

    private show(): void {
        const { status } = this.mesh;
        if (!isOutside(status)) this.kept = null;
        this.text.textContent = this.kept ?? statusText(status, this.language, this.server);
        this.copy.hidden = status.lastError === null && status.transportReason === null;
    }

    private async copyReport(): Promise<void> {
        const { text } = await this.mesh.diagnose();
        await navigator.clipboard.writeText(text);
    }
}

function isOutside({ state }: MeshStatus): boolean {
    return state === 'disconnected' || state === 'error';
}
