import type { GroupReport } from './hosted-group';

/** What one member did in the last minute. */
export interface Rate {
    readonly events: number;
    readonly variables: number;
}

interface Sample {
    readonly at: number;
    readonly members: ReadonlyMap<string, Rate>;
}

/** How long samples are kept, ms. */
const KEPT_MS = 5 * 60_000;
const MINUTE_MS = 60_000;

/** Turns the counters of reports into what happens a minute. */
export class Traffic {
    private samples: Sample[] = [];

    /** Takes a report. */
    public add({ members }: GroupReport, now: number): void {
        const counted = members.map(({ nodeId, events, variables }) => [nodeId, { events, variables }] as const);
        this.samples = [
            ...this.samples.filter(({ at }) => at >= now - KEPT_MS),
            { at: now, members: new Map(counted) },
        ];
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

    /** The whole group's pace over time: moments before `now` in ms, and messages a minute. */
    public curve(now: number): { readonly agoMs: number; readonly perMinute: number }[] {
        return this.samples.slice(1).map((sample, index) => {
            const before = this.samples[index];
            const span = before === undefined ? 1 : Math.max(1, sample.at - before.at);
            const perMinute = ((total(sample) - (before === undefined ? 0 : total(before))) / span) * MINUTE_MS;
            return { agoMs: now - sample.at, perMinute: Math.max(0, perMinute) };
        });
    }
}

function total({ members }: Sample): number {
    return [...members.values()].reduce((sum, { events, variables }) => sum + events + variables, 0);
}
