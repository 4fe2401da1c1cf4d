import type { GroupReport } from './group-control';

/** One member's activity in the last minute. */
export interface Rate {
    readonly events: number;
    readonly variables: number;
}

/** A member's counters in a report. */
type Counters = Pick<GroupReport['members'][number], 'nodeId' | 'events' | 'variables'>;

interface Sample {
    /** Milliseconds of a monotonic clock. */
    readonly at: number;
    readonly members: ReadonlyMap<string, Rate>;
    /** The number of messages of all members since the previous sample. */
    readonly sent: number;
}

/** Milliseconds of one bar: five reports, so that one message does not look like a needle. */
export const BIN_MS = 10_000;
/** Number of bars: five minutes. */
export const BINS = 30;
const MINUTE_MS = 60_000;
/** How long samples are kept, ms: one bar longer than the graph, because the oldest bar needs part of it. */
const KEPT_MS = (BINS + 1) * BIN_MS;

/** Turns the counters of reports into activity over time. */
export class Traffic {
    private samples: readonly Sample[] = [];

    /** Adds the members of a report that arrived at `now`. */
    public add(counters: readonly Counters[], now: number): void {
        const members = new Map(counters.map(({ nodeId, events, variables }) => [nodeId, { events, variables }]));
        const before = this.samples[this.samples.length - 1];
        const sent = before === undefined ? 0 : sentBetween(before.members, members);
        this.samples = [...this.samples.filter(({ at }) => at >= now - KEPT_MS), { at: now, members, sent }];
    }

    /** A member's events and variables in the last minute. */
    public rate(nodeId: string, now: number): Rate {
        const last = this.samples[this.samples.length - 1]?.members.get(nodeId);
        const before = this.samples.find(({ at }) => at >= now - MINUTE_MS)?.members.get(nodeId);
        if (last === undefined) return { events: 0, variables: 0 };
        return {
            events: Math.max(0, last.events - (before?.events ?? 0)),
            variables: Math.max(0, last.variables - (before?.variables ?? 0)),
        };
    }

    /**
     * The number of messages of the whole group in each of the last bars, oldest first. The last bar is not complete
     * yet.
     */
    public bins(now: number): number[] {
        const first = binOf(now) - BINS + 1;
        const bins = Array.from({ length: BINS }, () => 0);
        this.samples.forEach(({ at, sent }, index) => {
            const before = this.samples[index - 1]?.at ?? at;
            // Browsers slow down a page in the background. Its late counts are spread over the time between two
            // reports.
            const since = at - before > BIN_MS ? before : at;
            for (let bin = binOf(since); bin <= binOf(at); bin += 1) {
                const place = bin - first;
                const soFar = bins[place];
                if (soFar !== undefined) bins[place] = soFar + sent * shareOf(bin, since, at);
            }
        });
        return bins;
    }
}

function binOf(at: number): number {
    return Math.floor(at / BIN_MS);
}

/** The share of the time from `since` to `at` that is within a bar. */
function shareOf(bin: number, since: number, at: number): number {
    if (at === since) return 1;
    return Math.max(0, Math.min(at, (bin + 1) * BIN_MS) - Math.max(since, bin * BIN_MS)) / (at - since);
}

function sentBetween(before: Sample['members'], after: Sample['members']): number {
    return [...after].reduce((sum, [nodeId, { events, variables }]) => {
        const known = before.get(nodeId) ?? { events: 0, variables: 0 };
        return sum + Math.max(0, events - known.events) + Math.max(0, variables - known.variables);
    }, 0);
}
