// `npm run lab`: see CONTRIBUTING.md for what it can do.
import { parseArgs } from 'node:util';
import { firstViolation } from './checker/check';
import { Laboratory } from './laboratory';
import { latencies, runLoad } from './load';
import { runLong } from './long-run';
import { runMatrix } from './matrix';
import { matrixTable } from './matrix-table';
import { runScenario, type Outcome } from './run-scenario';
import { outcomeText, runSeeds } from './seeds';
import { clockScenario, lossyScenario, sleepScenario } from './special-scenarios';

const { values: options } = parseArgs({
    options: {
        matrix: { type: 'boolean' },
        seconds: { type: 'string', default: '60' },
        seed: { type: 'string', multiple: true },
        events: { type: 'string' },
        load: { type: 'boolean' },
        groups: { type: 'string', default: '10' },
        members: { type: 'string', default: '40' },
        sleep: { type: 'boolean' },
        clocks: { type: 'boolean' },
        lossy: { type: 'boolean' },
    },
});

let failures = 0;

function report(outcomes: readonly Outcome[]): void {
    for (const outcome of outcomes) {
        failures += outcome.verdict.violations.length;
        console.log(outcomeText(outcome));
    }
}

async function matrix(lab: Laboratory, seconds: number): Promise<void> {
    console.log(`The networks of docs/delivery.md, ${seconds} s of events in each:`);
    const results = await runMatrix(lab, seconds * 1000);
    console.log(matrixTable(results));
    for (const { name, outcome } of results) {
        failures += outcome.verdict.violations.length;
        if (outcome.verdict.violations.length > 0) console.log(`${name}: ${firstViolation(outcome.verdict)}`);
    }
}

async function long(lab: Laboratory, events: number, seed: number): Promise<void> {
    const started = Date.now();
    const sum = await runLong(lab, events, seed, 'mesh', (outcome, { fired }) => {
        report([outcome]);
        console.log(`${fired} of ${events} after ${Math.round((Date.now() - started) / 1000)} s`);
    });
    console.log(
        `${sum.fired} fired in ${sum.parts} parts, ${sum.received} received: ${sum.lost} lost, ${sum.duplicated} duplicated, ` +
            `${sum.outOfOrder} out of order, ${Math.round((Date.now() - started) / 1000)} s`,
    );
}

async function load(lab: Laboratory, groups: number, members: number, seconds: number): Promise<void> {
    const outcomes = await runLoad(lab, { groups, members, seconds });
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

async function main(): Promise<void> {
    const lab = await Laboratory.open();
    const seconds = Number(options.seconds);
    const seeds = (options.seed ?? ['1', '2', '3', '4']).map(Number);
    try {
        if (options.matrix) await matrix(lab, seconds);
        else if (options.load) await load(lab, Number(options.groups), Number(options.members), seconds);
        else if (options.sleep) await sleep(lab);
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
        else if (options.events !== undefined) await long(lab, Number(options.events), seeds[0] ?? 1);
        else report(await runSeeds(lab, seeds));
    } finally {
        await lab.close();
    }
    process.exitCode = failures === 0 ? 0 : 1;
}

void main();
