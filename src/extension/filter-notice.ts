import type { MeshClient } from '../client/client';
import type { VmRuntime } from './vm-types';

/** The VM's word for a connection that cannot be made; editors listen for it. */
const PERIPHERAL_REQUEST_ERROR = 'PERIPHERAL_REQUEST_ERROR';

/**
 * Tells the editor once for each time that a network filter answered in the server's place: its dialog then shows the
 * note for the administrator. Returns the function that stops it.
 */
export function noticeFilter(runtime: VmRuntime, client: MeshClient, extensionId: string): () => void {
    let filtered = false;
    return client.onStatus(({ lastError, state }) => {
        const now = lastError?.kind === 'filtered' && state !== 'connected';
        if (now && !filtered) runtime.emit(PERIPHERAL_REQUEST_ERROR, { extensionId, errorType: 'networkFilter' });
        filtered = now;
    });
}
