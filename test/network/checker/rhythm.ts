// D7: the spacing in which a sender fired is kept on arrival, to one frame.
import type { Fired, History, Received } from '../history';
import type { MemberRecord } from './member-record';
import type { Violation } from './violation';

/** Milliseconds of a frame. */
const FRAME_MS = 1000 / 30;
/** Times are whole milliseconds, on both sides. */
const ROUNDING_MS = 2;

/**
 * The first gap that came shorter than it was fired. An event that came late in its frame makes the gap behind it
 * shorter by as much as its frame was long, so a frame that the machine delayed counts with its own length.
 */
export function rhythmViolations(sender: MemberRecord, receiver: MemberRecord, history: History): Violation[] {
    const received = receiver.received.get(sender.name) ?? [];
    let before: { readonly fired: Fired; readonly received: Received } | null = null;
    for (const entry of received) {
        const fired = sender.fired[entry.event - 1];
        if (fired === undefined) continue;
        if (before !== null) {
            const firedGap = fired.at - before.fired.at;
            const receivedGap = entry.at - before.received.at;
            const allowed = Math.max(FRAME_MS, before.received.frameMs) + ROUNDING_MS;
            if (firedGap <= history.rhythmMs && receivedGap < firedGap - allowed)
                return [
                    {
                        promise: 'D7',
                        sentence: `${receiver.name} received two events of ${sender.name} ${receivedGap} ms apart that were fired ${firedGap} ms apart.`,
                        entries: [before.fired, before.received, fired, entry],
                    },
                ];
        }
        before = { fired, received: entry };
    }
    return [];
}
