// The laboratory against the emulated AppSync stack, whose writes and pushed messages wait at random: mixed members, faults, sleeps.
// `npm run lab -- --backend appsync --matrix` and `--events 100000` take their time.
import { firstViolation } from './checker/check';
import { generateScenario, SMALL } from './generate-scenario';
import { Laboratory } from './laboratory';
import { runRealUse, useRowsOf, type UseResult } from './real-use';
import { runScenario, type Outcome } from './run-scenario';

const SEEDS = [1, 2];
/** The stack, its engine and its members share what a small machine has. */
const SIZE = { ...SMALL, backend: 'appsync' as const, eventsPerSecond: 30 };

/** The stack on this machine does a fifth of what the server does. */
const ROWS_AT_ONCE = 6;

describe('the network laboratory on the stack', () => {
    let lab: Laboratory;
    const outcomes = new Map<number, Outcome>();
    let use: readonly UseResult[] = [];
    let delayed = { writes: 0, pushes: 0 };

    beforeAll(async () => {
        lab = await Laboratory.open();
        const played = await Promise.all(SEEDS.map((seed) => runScenario(lab, generateScenario(seed, SIZE))));
        SEEDS.forEach((seed, index) => {
            const outcome = played[index];
            if (outcome !== undefined) outcomes.set(seed, outcome);
        });
        use = await runRealUse(lab, 'appsync', ROWS_AT_ONCE);
        delayed = { writes: await lab.delayedWrites(), pushes: await lab.delayedPushes() };
    }, 300_000);
    afterAll(() => lab.close());

    it.each(SEEDS)('D1 to D8 hold in the scenario of seed %i', (seed) => {
        const outcome = outcomes.get(seed);
        if (outcome === undefined) throw new Error(`The scenario of seed ${seed} was not played.`);
        expect(firstViolation(outcome.verdict)).toBe('');
        expect(outcome.verdict).toMatchObject({ lost: 0, duplicated: 0, outOfOrder: 0 });
        expect(outcome.verdict.received).toBeGreaterThan(100);
    });

    it.each(useRowsOf('appsync').map(({ name }, index) => [name, index] as const))(
        'D1 D7 D9: %s: nothing is lost or missed',
        (_name, index) => {
            const row = use[index];
            if (row === undefined) throw new Error(`There is no row ${index}.`);
            expect(firstViolation(row.outcome.verdict)).toBe('');
            expect(row.outcome.verdict).toMatchObject({ lost: 0, duplicated: 0, outOfOrder: 0 });
            expect(row.missed).toBe(0);
        },
    );

    it('some writes and some messages came late', () => {
        expect(delayed.writes).toBeGreaterThan(0);
        expect(delayed.pushes).toBeGreaterThan(0);
    });
});
