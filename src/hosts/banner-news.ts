// Which changes of a status are news to a person, and the status in one word. The banner opens for news, and stays open
// while something is urgent.
import type { MeshStatus } from '../client/status/status';

/** A member's status in one word, for the banner's colour and sign. */
export type Mood = 'well' | 'outside' | 'waiting' | 'trouble';

/** The status in one word. */
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

/**
 * Whether a person must read it for as long as it lasts. A refusal is not urgent: some last as long as the project
 * shares a variable.
 */
export function isPressing(status: MeshStatus): boolean {
    if (status.state === 'connected') return status.paused;
    return moodOf(status) !== 'outside';
}

/** Whether the network is the problem, so that an administrator may need a report. */
export function isNetworkTrouble({ state, lastError }: MeshStatus): boolean {
    if (state === 'connected' || lastError === null) return false;
    return lastError.kind !== 'refused' && lastError.kind !== 'group-gone';
}

/** The parts of the status text, without counts that change all the time. A new part is news. */
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
        // A loop reaches the same limit again and again.
        error: kind !== null && [kind, reason],
    };
    return new Set(
        Object.entries(pieces).flatMap(([name, value]) => (value === false ? [] : JSON.stringify([name, value]))),
    );
}
