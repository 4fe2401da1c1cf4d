// What in a status is news to a person, and how it stands: the banner opens for news, and stays open for trouble.
import type { MeshStatus } from '../client/status';

/** How a member stands, in one word: for the banner's colour and sign. */
export type Mood = 'well' | 'outside' | 'waiting' | 'trouble';

/** How a member stands. */
export function moodOf({ state, paused, lastError }: MeshStatus): Mood {
    switch (state) {
        case 'error':
            return 'trouble';
        case 'connecting':
        case 'reconnecting':
            return 'waiting';
        case 'disconnected':
            return lastError === null ? 'outside' : 'trouble';
        case 'connected':
            if (paused) return 'waiting';
            return lastError?.kind === 'refused' ? 'trouble' : 'well';
    }
}

/** The same for two statuses that say the same but for counts that change all the time. */
export function newsOf(status: MeshStatus): string {
    const { state, transport, webSocketBlocked, group, missed, merged, expiresInSeconds, quiet, paused } = status;
    const minutes = expiresInSeconds === null ? null : Math.ceil(expiresInSeconds / 60);
    const flags = [webSocketBlocked, missed > 0, merged > 0, minutes, quiet, paused];
    return JSON.stringify([state, transport, group?.id, ...flags, status.lastError?.at]);
}
