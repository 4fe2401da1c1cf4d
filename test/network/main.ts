// `npm run lab`: see CONTRIBUTING.md for what it can do.
import { parseArgs } from 'node:util';
import { firstViolation } from './checker/check';
import { Laboratory } from './laboratory';
import { latencies, runLoad, type LoadSize } from './load';
import { runLong } from './long-run';
import { runMatrix } from './matrix';
import { matrixTable } from './matrix-table';
import { runRealUse, useRowsOf } from './real-use';
import { realUseTable } from './real-use-table';
import { runScenario, type Outcome } from './run-scenario';
import { outcomeText, runSeeds } from './seeds';
import type { BackendName } from './scenario';
import { SMALL } from './generate-scenario';
import { clockScenario, killScenario, lossyScenario, sleepScenario } from './special-scenarios';

const { values: options } = parseArgs({
    options: {
        matrix: { type: 'boolean' },
        use: { type: 'boolean' },
        /** Only the rows of that name. */
        row: { type: 'string', multiple: true },
        seconds: { type: 'string', default: '60' },
        seed: { type: 'string', multiple: true },
        events: { type: 'string' },
        load: { type: 'boolean' },
        groups: { type: 'string', default: '10' },
        members: { type: 'string', default: '40' },
        sleep: { type: 'boolean' },
        clocks: { type: 'boolean' },
        lossy: { type: 'boolean' },
        kills: { type: 'boolean' },
        /** So many servers that share their groups by a Redis, one of them killed in mid-stream now and then. */
        processes: { type: 'string' },
        /** `mesh`, the classroom server, or `appsync`, the emulated stack with writes that wait at random. */
        backend: { type: 'string', default: 'mesh' },
    },
});

/** Rows of the matrix at a time: the emulated stack does less a second than the server. */
const ROWS_AT_ONCE = { mesh: 100, 'part-one': 100, appsync: 5, redis: 9 };

let failures = 0;

function report(outcomes: readonly Outcome[]): void {
    for (const outcome of outcomes) {
        failures += outcome.verdict.violations.length;
        console.log(outcomeText(outcome));
    }
}

async function matrix(lab: Laboratory, seconds: number, backend: BackendName): Promise<void> {
    console.log(`The networks of docs/delivery.md, ${seconds} s of events in each:`);
    const results = await runMatrix(lab, seconds * 1000, backend, ROWS_AT_ONCE[backend]);
    console.log(matrixTable(results));
    for (const { name, outcome } of results) {
        failures += outcome.verdict.violations.length;
        if (outcome.verdict.violations.length > 0) console.log(`${name}: ${firstViolation(outcome.verdict)}`);
    }
}

async function use(lab: Laboratory, backend: BackendName): Promise<void> {
    console.log('What happens in a lesson:');
    const known = backend === 'appsync' ? 'appsync' : 'mesh';
    const all = useRowsOf(known);
    const strange = options.row?.find((row) => !all.some(({ name }) => name === row));
    if (strange !== undefined)
        throw new Error(`There is no row ${strange}; there are ${all.map(({ name }) => name).join(', ')}.`);
    const rows = all.filter(({ name }) => options.row?.includes(name) ?? true);
    const results = await runRealUse(lab, known, ROWS_AT_ONCE[backend], rows);
    console.log(realUseTable(results));
    for (const { name, missed, outcome } of results) {
        failures += outcome.verdict.violations.length + missed;
        if (outcome.verdict.violations.length > 0) console.log(`${name}: ${firstViolation(outcome.verdict)}`);
    }
}

async function long(lab: Laboratory, events: number, seed: number, backend: BackendName): Promise<void> {
    const started = Date.now();
    const sum = await runLong(lab, events, seed, backend, (outcome, { fired }) => {
        report([outcome]);
        console.log(`${fired} of ${events} after ${Math.round((Date.now() - started) / 1000)} s`);
    });
    console.log(
        `${sum.fired} fired in ${sum.parts} parts, ${sum.received} received: ${sum.lost} lost, ${sum.duplicated} duplicated, ` +
            `${sum.outOfOrder} out of order, ${Math.round((Date.now() - started) / 1000)} s`,
    );
}

async function load(lab: Laboratory, size: LoadSize, backend: BackendName): Promise<void> {
    const outcomes = await runLoad(lab, size, backend);
    report(outcomes);
    for (const { transport, count, p50, p95, max } of latencies(outcomes))
        console.log(`${transport}: ${count} events arrived, p50 ${p50} ms, p95 ${p95} ms, at most ${max} ms`);
}

async function sleep(lab: Laboratory): Promise<void> {
    const scenarios = [8_000, 30_000].flatMap((forMs, index) =>
        [false, true].map((polls, other) => sleepScenario(7_000 + index * 2 + other, forMs, polls)),
    );
    const outcomes = await Promise.all(scenarios.map((scenario) => runScenario(lab, scenario)));
    report(outcomes);
    for (const { scenario, verdict, progress } of outcomes)
        console.log(
            `${scenario.title}: missed ${verdict.excused}, told ${progress.get(`${scenario.seed}s`)?.status.missed ?? 0}`,
        );
}

function backendOf(name: string): BackendName {
    if (name === 'mesh' || name === 'appsync') return name;
    throw new Error(`--backend is mesh or appsync, not ${name}.`);
}

async function main(): Promise<void> {
    const processes = Number(options.processes ?? 3);
    const lab = await Laboratory.open(processes);
    const backend = options.processes === undefined ? backendOf(options.backend) : 'redis';
    const seconds = Number(options.seconds);
    const seeds = (options.seed ?? ['1', '2', '3', '4']).map(Number);
    try {
        if (options.use) await use(lab, backend);
        else if (options.matrix) await matrix(lab, seconds, backend);
        else if (options.load)
            await load(lab, { groups: Number(options.groups), members: Number(options.members), seconds }, backend);
        else if (options.sleep) await sleep(lab);
        else if (options.kills)
            report([await runScenario(lab, killScenario(9_000)), await runScenario(lab, killScenario(9_001))]);
        else if (options.clocks)
            report(
                await Promise.all([
                    runScenario(lab, clockScenario(8_000, 'mesh')),
                    runScenario(lab, clockScenario(8_001, 'part-one')),
                ]),
            );
        else if (options.lossy)
            report(
                await Promise.all([
                    runScenario(lab, lossyScenario(8_002, 'mesh')),
                    runScenario(lab, lossyScenario(8_003, 'part-one')),
                ]),
            );
        else if (options.events !== undefined) await long(lab, Number(options.events), seeds[0] ?? 1, backend);
        else report(await runSeeds(lab, seeds, { ...SMALL, backend }));
        if (backend === 'appsync')
            console.log(
                `${await lab.delayedWrites()} writes and ${await lab.delayedPushes()} pushed messages were made to wait.`,
            );
    } finally {
        await lab.close();
    }
    process.exitCode = failures === 0 ? 0 : 1;
}

void main();
