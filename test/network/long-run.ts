// The long run: parts, each a group of its own, until enough events were fired.
import { generateScenario, type ScenarioSize } from './generate-scenario';
import type { Laboratory } from './laboratory';
import { runScenario, type Outcome } from './run-scenario';
import type { BackendName } from './scenario';

/** Parts that run side by side: what two cores carry together with the backend, the proxy and the members. */
const LANES: Readonly<Record<BackendName, number>> = { mesh: 4, 'part-one': 4, appsync: 3, redis: 3 };
/** A group's log holds 20,000 events of the last seconds; the rate stays far below what would fill it. */
const PART: ScenarioSize = {
    backend: 'mesh',
    members: [3, 6],
    playMs: 26_000,
    eventsPerSecond: 800,
    maxEvents: 20_000,
    withSleeps: true,
};

/** What a group fires a second: the emulated stack, its engine and its members share two cores. */
const RATES: Readonly<Record<BackendName, Partial<ScenarioSize>>> = {
    mesh: {},
    'part-one': {},
    appsync: { eventsPerSecond: 200 },
    redis: { eventsPerSecond: 400 },
};

/** The sum of all parts. */
export interface LongRun {
    fired: number;
    received: number;
    lost: number;
    duplicated: number;
    outOfOrder: number;
    parts: number;
}

/** Plays parts until `events` were fired; calls `onPart` with each. */
export async function runLong(
    lab: Laboratory,
    events: number,
    seed: number,
    backend: ScenarioSize['backend'],
    onPart: (outcome: Outcome, sum: LongRun) => void,
): Promise<LongRun> {
    const sum: LongRun = { fired: 0, received: 0, lost: 0, duplicated: 0, outOfOrder: 0, parts: 0 };
    let next = seed * 1_000;
    const lane = async () => {
        while (sum.fired < events) {
            next += 1;
            const outcome = await runScenario(lab, generateScenario(next, { ...PART, ...RATES[backend], backend }));
            const { fired, received, lost, duplicated, outOfOrder } = outcome.verdict;
            sum.fired += fired;
            sum.received += received;
            sum.lost += lost;
            sum.duplicated += duplicated;
            sum.outOfOrder += outOfOrder;
            sum.parts += 1;
            onPart(outcome, sum);
        }
    };
    await Promise.all(Array.from({ length: LANES[backend] }, lane));
    return sum;
}
