// One table of every operation and rule at every backend. It ends with an error if a cell is not green. A backend that does
// not start is a column of failures, never a missing column.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { ROOT } from './root';

const REPORT = join(ROOT, '.cache/conformance.json');
/** The columns, and the backends' names in the tests. */
const COLUMNS: readonly (readonly [column: string, backend: string])[] = [
    ['offline', 'the backend inside the page'],
    ['server', 'the server process'],
    ['Redis', 'three server processes on Redis'],
    ['AppSync', 'the emulated AppSync stack'],
];
const FILES = ['offline.test', 'server.test', 'server-on-redis.test', 'appsync.test'];
const RULE_WIDTH = 92;

/** The part of Jest's report that is used here. */
const REPORTED = v.object({
    success: v.boolean(),
    testResults: v.array(
        v.object({
            /** Why a file could not run. */
            message: v.string(),
            assertionResults: v.array(
                v.object({ ancestorTitles: v.array(v.string()), title: v.string(), status: v.string() }),
            ),
        }),
    ),
});

type Report = v.InferOutput<typeof REPORTED>;
type Cells = ReadonlyMap<string, readonly (boolean | undefined)[]>;

/** By rule, by column: whether it holds. Rules are in the order of the suite. */
function cellsOf(report: Report): Cells {
    const rules = new Map<string, (boolean | undefined)[]>();
    for (const { ancestorTitles, title, status } of report.testResults.flatMap((file) => file.assertionResults)) {
        const column = COLUMNS.findIndex(([, name]) => ancestorTitles[0] === `the wire contract at ${name}`);
        if (column < 0) continue;
        const rule = `${ancestorTitles.slice(1).join(' ')}: ${title}`;
        const cells = rules.get(rule) ?? [];
        cells[column] = status === 'passed';
        rules.set(rule, cells);
    }
    return rules;
}

function shortened(rule: string): string {
    return (rule.length > RULE_WIDTH ? `${rule.slice(0, RULE_WIDTH - 1)}…` : rule).padEnd(RULE_WIDTH);
}

function print(rules: Cells): number {
    console.log([' '.repeat(RULE_WIDTH), ...COLUMNS.map(([name]) => name.padStart(9))].join(''));
    let failed = 0;
    for (const [rule, cells] of rules) {
        const marks = COLUMNS.map((_column, index) => (cells[index] === true ? '✓' : '✗').padStart(9));
        failed += marks.filter((mark) => mark.endsWith('✗')).length;
        console.log(shortened(rule) + marks.join(''));
    }
    console.log(
        `${rules.size} rules at ${COLUMNS.length} backends: ${failed === 0 ? 'all green' : `${failed} not green`}.`,
    );
    return failed;
}

/** Runs the suite at every backend and prints the table; whether all of it is green. */
export function conformanceTable(): boolean {
    mkdirSync(join(ROOT, '.cache'), { recursive: true });
    rmSync(REPORT, { force: true });
    const jest = ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${REPORT}`, '--silent'];
    const files = FILES.map((name) => `test/conformance/${name}`);
    spawnSync(process.execPath, [...jest, ...files], { cwd: ROOT, stdio: ['inherit', 'ignore', 'ignore'] });
    const report = v.parse(REPORTED, JSON.parse(readFileSync(REPORT, 'utf8')));
    for (const { message, assertionResults } of report.testResults)
        if (assertionResults.length === 0 && message !== '') console.log(message.split('\n').slice(0, 8).join('\n'));
    return print(cellsOf(report)) === 0 && report.success;
}
