// Forty members a group, half of them polling, and how late events come.
import type { Fired, History } from './history';
import type { Laboratory } from './laboratory';
import { member } from './member-plans';
import { runScenario, type Outcome } from './run-scenario';
import type { BackendName, Scenario } from './scenario';

/** How large the load is. */
export interface LoadSize {
    readonly groups: number;
    readonly members: number;
    readonly seconds: number;
}

/** Of a whole group, a second. */
const EVENTS_PER_SECOND = 2;
const WRITES_PER_SECOND = 15;

/** Milliseconds from firing to arrival, by the receiver's transport. */
export interface Latencies {
    readonly transport: string;
    readonly count: number;
    readonly p50: number;
    readonly p95: number;
    readonly max: number;
}

/** Plays all groups at once. */
export function runLoad(
    lab: Laboratory,
    { groups, members, seconds }: LoadSize,
    backend: BackendName = 'mesh',
): Promise<Outcome[]> {
    return Promise.all(
        Array.from({ length: groups }, (_, group) => {
            const scenario: Scenario = {
                title: `load-${group}`,
                seed: 5_000 + group,
                backend,
                members: Array.from({ length: members }, (_none, index) =>
                    member(`load${group}m${index}`, EVENTS_PER_SECOND / members, {
                        forcePolling: index % 2 === 1,
                        sharedWritesPerSecond: WRITES_PER_SECOND / members,
                        joinsAtMs: index * 40,
                    }),
                ),
                faults: [],
                playMs: seconds * 1_000,
            };
            return runScenario(lab, scenario);
        }),
    );
}

/** How late events came, for each transport. */
export function latencies(outcomes: readonly Outcome[]): Latencies[] {
    const byTransport = new Map<string, number[]>();
    for (const { history, progress } of outcomes) {
        const fired = firedEvents(history);
        for (const entry of history.entries) {
            if (entry.kind !== 'received') continue;
            const transport = progress.get(entry.member)?.status.transport ?? 'unknown';
            const at = fired.get(`${entry.from}/${entry.event}`)?.at;
            if (at === undefined) continue;
            const list = byTransport.get(transport) ?? [];
            list.push(entry.at - at);
            byTransport.set(transport, list);
        }
    }
    return [...byTransport].map(([transport, list]) => {
        const sorted = list.sort((one, other) => one - other);
        const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
        return { transport, count: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1) };
    });
}

function firedEvents({ entries }: History): Map<string, Fired> {
    const fired = new Map<string, Fired>();
    for (const entry of entries) if (entry.kind === 'fired') fired.set(`${entry.member}/${entry.event}`, entry);
    return fired;
}
