import type { Mesh } from '../hosts/install';
import { errorText, statusText } from '../extension/status-text';
import type { MeshClientError } from '../client/errors';

/** The mesh's state in words, at the edge of the editor; what went wrong can be copied for an administrator. */
export class StatusBanner {
    private readonly text = document.createElement('span');
    private readonly copy = document.createElement('button');

    public constructor(
        private readonly mesh: Mesh,
        private readonly language: string,
    ) {
        const banner = document.createElement('div');
        banner.id = 'mesh-status';
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

    /** Joining by a link failed: the reason, in words. */
    public showError(error: MeshClientError): void {
        this.text.textContent = errorText(error.kind, this.language, location.host);
        this.copy.hidden = false;
    }

    private show(): void {
        const { status } = this.mesh;
        this.text.textContent = statusText(status, this.language, location.host);
        this.copy.hidden = status.lastError === null && status.transportReason === null;
    }

    private async copyReport(): Promise<void> {
        const { text } = await this.mesh.diagnose();
        await navigator.clipboard.writeText(text);
    }
}
