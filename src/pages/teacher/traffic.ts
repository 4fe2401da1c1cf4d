import type { GroupReport } from './hosted-group';

/** What one member did in the last minute. */
export interface Rate {
    readonly events: number;
    readonly variables: number;
}

/** A member's counters, as a report has them. */
type Counters = Pick<GroupReport['members'][number], 'nodeId' | 'events' | 'variables'>;

interface Sample {
    /** Milliseconds on any clock that does not go back. */
    readonly at: number;
    readonly members: ReadonlyMap<string, Rate>;
    /** What all members sent since the sample before. */
    readonly sent: number;
}

/** Milliseconds that are drawn as one bar: five reports, so that one message is no needle. */
export const BIN_MS = 10_000;
/** Bars that are drawn: five minutes. */
export const BINS = 30;
const MINUTE_MS = 60_000;
/** How long samples are kept, ms: one bin more than is drawn, which the oldest bar is a part of. */
const KEPT_MS = (BINS + 1) * BIN_MS;

/** Turns the counters of reports into what happens over time. */
export class Traffic {
    private samples: readonly Sample[] = [];

    /** Takes the members of a report that came at `now`. */
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

    /** What the whole group sent in each of the last bins, oldest first; the last one is not over yet. */
    public bins(now: number): number[] {
        const first = binOf(now) - BINS + 1;
        const bins = Array.from({ length: BINS }, () => 0);
        this.samples.forEach(({ at, sent }, index) => {
            const before = this.samples[index - 1]?.at ?? at;
            // A page in the background is slowed down: what it learns late was spread over the time between.
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

/** The share of the time from `since` to `at` that is in a bin. */
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
