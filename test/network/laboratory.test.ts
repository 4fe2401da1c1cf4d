// The laboratory's fixed part: everything that it can do, side by side, on real sockets and in real time.
import type { Verdict } from './checker/check';
import { firstViolation } from './checker/check';
import { Laboratory } from './laboratory';
import { ROWS, runMatrix, type RowResult } from './matrix';
import { runRealUse, useRowsOf, type UseResult } from './real-use';
import { runScenario, waited, type Outcome } from './run-scenario';
import { generateScenario } from './generate-scenario';
import { clockScenario, lossyScenario, sleepScenario } from './special-scenarios';

/** Half a minute a row shows every kind of network; `npm run lab -- --matrix` takes its time. */
const MATRIX_MS = 22_000;
const SEEDS = [1, 2, 3, 4, 5, 6];
/** One begins after the other, so that none of them is about a hundred members who join at once. */
const SCENARIO_EVERY_MS = 400;
/** Two polling intervals and a second: one more than `npm run lab -- --matrix` shows, because this machine plays everything at once. */
const FIRST_EVENT_MAX_S = 5;
/** What a network is taken for, where it is known. */
const DETECTED: Readonly<Record<string, string>> = {
    N1: 'N1 or N2',
    'N2 403': 'N1 or N2',
    N3: 'N3',
    N4: 'N4',
    N5: 'N5',
    N7: 'clear',
    N8: 'N8',
    N9: 'N9',
    'N10 none': 'N10',
    'N10 throws': 'N10',
    N12: 'filtered, N12',
};
const ENDS_ON: Readonly<Record<string, string>> = { N1: 'polling', N5: 'polling', N7: 'websocket', N12: 'websocket' };

/** Pushed events come within a batch, a frame and the machine's own delays; polled ones an interval later. Late for ever is ten times as much. */
const LIVE_MAX_MS = { websocket: 1_500, polling: 4_500 };
/** A stop button ends what it started everywhere within two seconds, and a polling interval where somebody polls. */
const RAN_ON_MAX_MS = 4_700;

const CLEAN: Partial<Verdict> = { lost: 0, duplicated: 0, outOfOrder: 0 };

describe('the network laboratory', () => {
    let lab: Laboratory;
    let matrix: Promise<RowResult[]>;
    let use: Promise<UseResult[]>;
    const outcomes = new Map<string, Promise<Outcome>>();

    beforeAll(async () => {
        lab = await Laboratory.open();
        matrix = runMatrix(lab, MATRIX_MS);
        const scenarios = [
            ...SEEDS.map((seed) => generateScenario(seed)),
            clockScenario(8_000, 'mesh'),
            clockScenario(8_001, 'part-one'),
            lossyScenario(8_002, 'mesh'),
            lossyScenario(8_003, 'part-one'),
            sleepScenario(7_000, 8_000, false),
            sleepScenario(7_001, 8_000, true),
            sleepScenario(7_002, 30_000, false),
            sleepScenario(7_003, 30_000, true),
        ];
        scenarios.forEach((scenario, index) =>
            outcomes.set(
                scenario.title,
                waited(index * SCENARIO_EVERY_MS).then(() => runScenario(lab, scenario)),
            ),
        );
        // A failure is told by the test that waits for it.
        await Promise.allSettled([matrix, ...outcomes.values()]);
        use = runRealUse(lab);
        await Promise.allSettled([use]);
    }, 300_000);
    afterAll(() => lab.close());

    async function played(title: string): Promise<Outcome> {
        const outcome = await outcomes.get(title);
        if (outcome === undefined) throw new Error(`No scenario is called ${title}.`);
        expect(firstViolation(outcome.verdict)).toBe('');
        expect(outcome.verdict).toMatchObject(CLEAN);
        return outcome;
    }

    it.each(ROWS.map(({ name }, index) => [name, index] as const))(
        '%s: nothing is lost, and it is recognised',
        async (name, index) => {
            const row = (await matrix)[index];
            if (row === undefined) throw new Error(`There is no row ${index}.`);
            expect(firstViolation(row.outcome.verdict)).toBe('');
            expect(row.outcome.verdict).toMatchObject(CLEAN);
            expect(row.outcome.verdict.received).toBeGreaterThan(row.outcome.verdict.fired);
            expect(row.secondsOfFirst).toBeLessThanOrEqual(FIRST_EVENT_MAX_S);
            expect(row.detected).toBe(DETECTED[name] ?? row.detected);
            expect(row.transports).toBe(ENDS_ON[name] ?? row.transports);
        },
    );

    it.each(useRowsOf('mesh').map(({ name }, index) => [name, index] as const))(
        'D1 D7 D9: %s: nothing is lost or missed, and who was late is live again',
        async (_name, index) => {
            const row = (await use)[index];
            if (row === undefined) throw new Error(`There is no row ${index}.`);
            expect(firstViolation(row.outcome.verdict)).toBe('');
            expect(row.outcome.verdict).toMatchObject(CLEAN);
            expect(row.missed).toBe(0);
            expect(row.lagMs.websocket).toBeLessThan(LIVE_MAX_MS.websocket);
            expect(row.lagMs.polling).toBeLessThan(LIVE_MAX_MS.polling);
            expect(row.ranOnMs).toBeLessThan(RAN_ON_MAX_MS);
        },
    );

    it.each(SEEDS)('D1 to D8 hold in the scenario of seed %i', async (seed) => {
        const { verdict } = await played(`seed-${seed}`);
        expect(verdict.received).toBeGreaterThan(100);
    });

    it.each(['clocks-mesh', 'clocks-part-one'])('D5: clocks that are three hours off, %s', async (title) => {
        const { verdict } = await played(title);
        // Each event reaches two others, once they have joined.
        expect(verdict.fired).toBeGreaterThan(100);
        expect(verdict.received).toBeGreaterThan(verdict.fired);
    });

    it.each(['lossy-mesh', 'lossy-part-one'])('D1 D5: requests and answers get lost and doubled, %s', async (title) => {
        await played(title);
    });

    it.each(['sleep-8-websocket', 'sleep-8-polling'])('D5: %s misses nothing', async (title) => {
        const { verdict, progress, scenario } = await played(title);
        expect(verdict.excused).toBe(0);
        expect(progress.get(`${scenario.seed}s`)?.status.missed).toBe(0);
    });

    it.each(['sleep-30-websocket', 'sleep-30-polling'])('D6: %s is told what it missed', async (title) => {
        const { verdict, progress, scenario } = await played(title);
        const told = progress.get(`${scenario.seed}s`)?.status.missed ?? 0;
        expect(told).toBeGreaterThanOrEqual(verdict.excused);
        // Polling, it slept through some seconds more than what is kept.
        if (title.endsWith('polling')) expect(verdict.excused).toBeGreaterThan(100);
    });
});
