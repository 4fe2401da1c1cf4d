// D7: the spacing in which a sender fired is kept on arrival, to one frame.
import type { Fired, History, Received } from '../history';
import type { MemberRecord } from './member-record';
import type { Violation } from './violation';

/** Milliseconds of a frame. */
const FRAME_MS = 1000 / 30;
/** Times are whole milliseconds, on both sides, and each by two clocks: the laboratory's and the client's. */
const ROUNDING_MS = 4;

/** Who is later than this behind the best that its network ever did is late, and may catch up (delivery.md, Rhythm), ms. */
const LATE_MS = 250;

interface Arrival {
    readonly fired: Fired;
    readonly received: Received;
    readonly latencyMs: number;
}

/** A frame that the machine delayed holds up for so long what depends on it: what is usual is learned in spans of this, ms. */
const DELAYED_FRAME_COUNTS_MS = 3_000;

/**
 * The first gap that came shorter than it was fired, between events that were on time. An event that came late in its
 * frame makes the gap behind it shorter by as much as its frame was long, so frames that the machine delayed count with
 * their own length.
 */
export function rhythmViolations(sender: MemberRecord, receiver: MemberRecord, history: History): Violation[] {
    const arrivals = arrivalsOf(sender, receiver);
    const best = arrivals.reduce((least, { latencyMs }) => Math.min(least, latencyMs), Number.POSITIVE_INFINITY);
    for (const [index, entry] of arrivals.entries()) {
        const before = arrivals[index - 1];
        if (before === undefined) continue;
        const firedGap = entry.fired.at - before.fired.at;
        const receivedGap = entry.received.at - before.received.at;
        const allowed = Math.max(FRAME_MS, longestFrame(arrivals, index)) + ROUNDING_MS;
        if (firedGap > history.rhythmMs || receivedGap >= firedGap - allowed || isLate(before, best)) continue;
        return [
            {
                promise: 'D7',
                sentence: `${receiver.name} received two events of ${sender.name} ${receivedGap} ms apart that were fired ${firedGap} ms apart.`,
                entries: [before.fired, before.received, entry.fired, entry.received],
            },
        ];
    }
    return [];
}

function arrivalsOf(sender: MemberRecord, receiver: MemberRecord): Arrival[] {
    return (receiver.received.get(sender.name) ?? []).flatMap((received) => {
        const fired = sender.fired[received.event - 1];
        return fired === undefined ? [] : [{ fired, received, latencyMs: received.at - fired.at }];
    });
}

/** What the network takes lies up to a frame below the best that was seen: that event waited for its frame, too. */
function isLate({ latencyMs, received }: Arrival, best: number): boolean {
    return latencyMs > best + LATE_MS - Math.max(FRAME_MS, received.frameMs);
}

/** The longest frame shortly before an arrival. */
function longestFrame(arrivals: readonly Arrival[], index: number): number {
    const until = arrivals[index]?.received.at ?? 0;
    let longest = 0;
    for (let before = index - 1; before >= 0; before -= 1) {
        const { at, frameMs } = arrivals[before]?.received ?? { at: 0, frameMs: 0 };
        if (at < until - DELAYED_FRAME_COUNTS_MS) break;
        longest = Math.max(longest, frameMs);
    }
    return longest;
}
