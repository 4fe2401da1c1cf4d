// What in a status is news to a person, and how it stands: the banner opens for news, and stays open for what is pressing.
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

/** Whether it has to be read for as long as it lasts. A refusal has not: some last as long as what a project shares. */
export function isPressing(status: MeshStatus): boolean {
    if (status.state === 'connected') return status.paused;
    return moodOf(status) !== 'outside';
}

/** Whether the network is in the way, so that an administrator may need a report of it. */
export function isNetworkTrouble({ state, lastError }: MeshStatus): boolean {
    if (state === 'connected' || lastError === null) return false;
    return lastError.kind !== 'refused' && lastError.kind !== 'group-gone';
}

/** What there is to say, piece by piece, but for counts that change all the time. What comes to it is news. */
export function newsOf(status: MeshStatus): ReadonlySet<string> {
    const { state, webSocketBlocked, group, missed, merged, expiresInSeconds, quiet, paused, lastError } = status;
    const { kind, reason } = lastError ?? { kind: null };
    const pieces: Readonly<Record<string, unknown>> = {
        state: [state, group?.id],
        webSocketBlocked,
        missed: missed > 0,
        merged: merged > 0,
        minutes: expiresInSeconds !== null && Math.ceil(expiresInSeconds / 60),
        quiet,
        paused,
        // A loop meets the same limit again and again.
        error: kind !== null && [kind, reason],
    };
    return new Set(
        Object.entries(pieces).flatMap(([name, value]) => (value === false ? [] : JSON.stringify([name, value]))),
    );
}
