import type { MeshClient } from '../client/client';
import type { VmRuntime } from './vm-types';

/** The VM's event for a connection that fails; editors listen for it. */
const PERIPHERAL_REQUEST_ERROR = 'PERIPHERAL_REQUEST_ERROR';

/**
 * Notifies the editor once each time a network filter answered instead of the server. The editor's dialog then shows
 * the note for the administrator. Returns a function that stops it.
 */
export function noticeFilter(runtime: VmRuntime, client: MeshClient, extensionId: string): () => void {
    let filtered = false;
    return client.onStatus(({ lastError, state }) => {
        const now = lastError?.kind === 'filtered' && state !== 'connected';
        if (now && !filtered) runtime.emit(PERIPHERAL_REQUEST_ERROR, { extensionId, errorType: 'networkFilter' });
        filtered = now;
    });
}
