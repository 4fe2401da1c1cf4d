// What a record shows for certain about how late a sender's events usually are. docs/delivery.md (Rhythm) leaves open where
// its spans begin, so each figure is the least or the most of what any spans can give.
import type { Play, Slow, Switched } from '../history';

/** How long events wait for a poll, ms: the interval and its tenth. */
const POLLING_MS = 2_200;
/** What is later than this is late; as much is allowed for requests, timers and busy devices, ms. */
export const LATE_MS = 250;

/** What one member heard of another. */
export interface Heard {
    readonly plays: readonly Play[];
    /** The receiver's transports. */
    readonly switched: readonly Switched[];
    /** When the receiver had no time for its frames. */
    readonly slow: readonly Slow[];
    /** For how long events gather in their sender's batch, ms. */
    readonly batchMs: number;
}

/** Milliseconds behind the firing, by the two clocks. */
export interface Certain {
    /** An event is due then at the earliest. */
    readonly usual: number;
    /** What comes sooner than that is on time. */
    readonly onTime: number;
    /** An event is due then at the latest. */
    readonly due: number;
}

/** What is certain at `at`, when the event of that index had arrived. */
export function certainAt(heard: Heard, index: number, at: number): Certain {
    const { plays } = heard;
    const last = lastArrived(heard, index, at);
    let first = last;
    // Two spans, and a third and a little that say what was a stall in these.
    for (let spans = 0; spans < 3; spans += 1)
        first = spanBefore(heard, first, spanOf(heard.batchMs + POLLING_MS) + LATE_MS);
    const possible = plays.slice(first, last + 1).map(lateBy);
    const gathered = gatheredAt(heard, at);
    const shortest = Math.min(gathered, ...gatheredSince(heard, playAt(heard, first).arrivedAt));
    const seen = plays.slice(spanBefore(heard, last, spanOf(shortest)), last + 1).map(lateBy);
    const least = Math.min(...possible);
    const hadStall = Math.max(...possible) > least + shortest + LATE_MS;
    const usual = hadStall ? least : Math.max(...seen);
    return {
        usual,
        onTime: Math.max(usual, least + gathered) + LATE_MS,
        due: Math.min(...seen) + gathered + 2 * LATE_MS,
    };
}

/** The event of that index. @throws {RangeError} where there is none */
export function playAt({ plays }: Heard, index: number): Play {
    const found = plays[index];
    if (found === undefined) throw new RangeError(`There is no event ${index} among ${plays.length}.`);
    return found;
}

/** How late an event arrived, by two clocks, ms. */
export function lateBy({ arrivedAt, firedAt }: Play): number {
    return arrivedAt - firedAt;
}

/** Whether a rhythm begins with the event of that index: after a silence, or because its sender's clock was set. */
export function isFresh({ plays, batchMs }: Heard, index: number): boolean {
    const [before, entry] = [plays[index - 1], plays[index]];
    if (before === undefined || entry === undefined) return true;
    const gap = entry.firedAt - before.firedAt;
    return gap < 0 || gap > batchMs + POLLING_MS + LATE_MS;
}

function spanOf(gatheredMs: number): number {
    return 2 * (gatheredMs + LATE_MS);
}

/** The last event of the same rhythm that had arrived by then. */
function lastArrived(heard: Heard, index: number, at: number): number {
    let last = index;
    while (last + 1 < heard.plays.length && playAt(heard, last + 1).arrivedAt <= at && !isFresh(heard, last + 1))
        last += 1;
    return last;
}

/** The last event of the same rhythm that arrived so long before that of `index`, or the rhythm's first. */
function spanBefore(heard: Heard, index: number, ms: number): number {
    const until = playAt(heard, index).arrivedAt - ms;
    let first = index;
    while (playAt(heard, first).arrivedAt > until && !isFresh(heard, first)) first -= 1;
    return first;
}

/** For how long events gather on their way to one that polls, or that is pushed to, ms. */
function gatheredMs({ batchMs }: Heard, polls: boolean): number {
    return batchMs + (polls ? POLLING_MS : 0);
}

function gatheredAt(heard: Heard, moment: number): number {
    const [last] = heard.switched.filter(({ at }) => at <= moment).slice(-1);
    return gatheredMs(heard, last?.polls ?? true);
}

/** The same for each transport from that moment on. */
function gatheredSince(heard: Heard, moment: number): number[] {
    const since = heard.switched.filter(({ at }) => at > moment).map(({ polls }) => gatheredMs(heard, polls));
    return [gatheredAt(heard, moment), ...since];
}
