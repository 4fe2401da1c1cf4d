// Hand-made scenarios beside those of the matrix.
import { member } from './member-plans';
import { CLEAR_HTTP } from './proxy/behaviour';
import type { BackendName, Scenario } from './scenario';

const HOURS_MS = 3_600_000;

/** A device sleeps for so long in mid-stream, on that transport. */
export function sleepScenario(seed: number, forMs: number, forcePolling: boolean): Scenario {
    return {
        title: `sleep-${forMs / 1000}-${forcePolling ? 'polling' : 'websocket'}`,
        seed,
        backend: 'mesh',
        members: [
            member(`${seed}h`, 10),
            member(`${seed}o`, 10),
            member(`${seed}s`, 0, { forcePolling, sleeps: [{ atMs: 5_000, forMs }] }),
        ],
        faults: [],
        playMs: forMs + 8_000,
    };
}

/** One of several servers is killed in mid-stream, then their Redis, which forgets everything. */
export function killScenario(seed: number): Scenario {
    const mixed = [0, 1, 2, 3, 4, 5].map((index) =>
        member(`${seed}m${index}`, 10, { forcePolling: index % 2 === 1, sharedWritesPerSecond: 1 }),
    );
    return {
        title: `kills-${seed}`,
        seed,
        backend: 'redis',
        members: mixed,
        faults: [],
        groupDeeds: [
            { atMs: 5_000, kind: 'kill-server' },
            { atMs: 10_000, kind: 'kill-server' },
            { atMs: 15_000, kind: 'kill-redis' },
        ],
        playMs: 22_000,
    };
}

/** Clocks that are three hours fast and slow, in a group in which everybody polls. */
export function clockScenario(seed: number, backend: BackendName): Scenario {
    const polls = { forcePolling: true, network: { webSocket: { kind: 'reset' } as const, http: CLEAR_HTTP } };
    return {
        title: `clocks-${backend}`,
        seed,
        backend,
        members: [
            member(`${seed}h`, 10, polls),
            member(`${seed}f`, 10, { ...polls, skewMs: 3 * HOURS_MS, joinsAtMs: 2_000 }),
            member(`${seed}s`, 10, { ...polls, skewMs: -3 * HOURS_MS, joinsAtMs: 4_000 }),
        ],
        faults: [],
        playMs: 15_000,
    };
}

/** Many members that all send at once, over a network that loses answers and doubles requests: for mutations. */
export function lossyScenario(seed: number, backend: BackendName): Scenario {
    const http = { ...CLEAR_HTTP, latencyMs: 10, jitterMs: 30, loseRequest: 0.05, loseAnswer: 0.1, duplicate: 0.1 };
    const polls = { forcePolling: true, network: { webSocket: { kind: 'reset' } as const, http } };
    return {
        title: `lossy-${backend}`,
        seed,
        backend,
        members: Array.from({ length: 5 }, (_, index) => member(`${seed}m${index}`, 30, polls)),
        faults: [],
        playMs: 20_000,
    };
}
