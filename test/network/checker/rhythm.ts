// D7: the spacing in which a sender fired is kept on arrival, to one frame.
import type { Fired, History, Received } from '../history';
import type { MemberRecord } from './member-record';
import type { Violation } from './violation';

/** Milliseconds of a frame. */
const FRAME_MS = 1000 / 30;
/** Times are whole milliseconds, on both sides, and each by two clocks: the laboratory's and the client's. */
const ROUNDING_MS = 4;

/** Who is later than this behind what is usual is late, and may catch up (delivery.md, Rhythm), ms. */
const LATE_MS = 250;
/** Of a project that shows less than ten frames a second nothing is promised but the order, ms. */
const FRAME_WITHOUT_RHYTHM_MS = 100;
/** Who was late is live again after so long, ms. */
const NEARBY_MS = 3_000;

/** Two events that came one after the other. */
interface Gap {
    readonly before: Arrival;
    readonly entry: Arrival;
}

interface Arrival {
    readonly fired: Fired;
    readonly received: Received;
    readonly latencyMs: number;
}

/** The share of gaps that catching up may shorten, half a scenario: where more are short, there is no rhythm. */
const SHORT_GAPS_MAX_SHARE = 0.7;
/** Gaps from which on a share says something: a page or two of a poller. */
const GAPS_MIN = 30;

/**
 * The first gap that came shorter than it was fired, between events that were on time. An event that came late in its
 * frame makes the gap behind it shorter by as much as its frame was long, so frames that the machine delayed count with
 * their own length. Who is late now and then may catch up; who plays most events as they come keeps no rhythm.
 */
export function rhythmViolations(sender: MemberRecord, receiver: MemberRecord, history: History): Violation[] {
    const arrivals = arrivalsOf(sender, receiver);
    const gaps = gapsOf(arrivals, history.rhythmMs);
    const short = gaps.filter((gap) => shortenedBy(gap) > FRAME_MS + ROUNDING_MS);
    const isRushed =
        receiver.slept.length === 0 && gaps.length >= GAPS_MIN && short.length > gaps.length * SHORT_GAPS_MAX_SHARE;
    const broken = short.find((gap) => isRushed || !isExcused(gap, arrivals));
    if (broken === undefined) return [];
    const { before, entry } = broken;
    return [
        {
            promise: 'D7',
            sentence: `${receiver.name} received two events of ${sender.name} ${entry.received.at - before.received.at} ms apart that were fired ${entry.fired.at - before.fired.at} ms apart.`,
            entries: [before.fired, before.received, entry.fired, entry.received],
        },
    ];
}

function gapsOf(arrivals: readonly Arrival[], rhythmMs: number): Gap[] {
    return arrivals.flatMap((entry, index) => {
        const before = arrivals[index - 1];
        return before === undefined || entry.fired.at - before.fired.at > rhythmMs ? [] : [{ before, entry }];
    });
}

function shortenedBy({ before, entry }: Gap): number {
    return before.latencyMs - entry.latencyMs;
}

/** Whether long frames explain it, or it or something nearby was late, so that what followed may have caught up. */
function isExcused(gap: Gap, arrivals: readonly Arrival[]): boolean {
    const { at } = gap.entry.received;
    const nearby = arrivals.filter(({ received }) => Math.abs(received.at - at) <= NEARBY_MS);
    const longestFrame = Math.max(...nearby.map(({ received }) => received.frameMs));
    const latencies = nearby.map(({ latencyMs }) => latencyMs);
    const best = Math.min(...arrivals.map(({ latencyMs }) => latencyMs));
    const isLate = gap.before.latencyMs > best + LATE_MS - FRAME_MS;
    const isDisturbed = isLate || Math.max(...latencies) - Math.min(...latencies) > LATE_MS;
    return isDisturbed || longestFrame > FRAME_WITHOUT_RHYTHM_MS || shortenedBy(gap) <= longestFrame + ROUNDING_MS;
}

function arrivalsOf(sender: MemberRecord, receiver: MemberRecord): Arrival[] {
    return (receiver.received.get(sender.name) ?? []).flatMap((received) => {
        const fired = sender.fired[received.event - 1];
        return fired === undefined ? [] : [{ fired, received, latencyMs: received.at - fired.at }];
    });
}
