// `npm run conformance`: one table of every operation and rule at every backend. Ends with an error where a cell is not
// green: a backend that could not be started is a column of its own failures, never a missing one.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkNode, ensureInstalled, runScript } from './ensure-installed.mjs';
import { ensureJava } from './ensure-java.mjs';
import { ensureRedis } from './ensure-redis.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const REPORT = `${root}.cache/conformance.json`;
/** The columns, and the names under which the tests know the backends. */
const COLUMNS = [
    ['offline', 'the backend inside the page'],
    ['server', 'the server process'],
    ['Redis', 'three server processes on Redis'],
    ['AppSync', 'the emulated AppSync stack'],
];
const FILES = ['offline.test', 'server.test', 'server-on-redis.test', 'appsync.test'];
const RULE_WIDTH = 92;

/** By rule, by column: whether it holds. Rules are in the order of the suite. */
function cellsOf(report) {
    const rules = new Map();
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

function shortened(rule) {
    return (rule.length > RULE_WIDTH ? `${rule.slice(0, RULE_WIDTH - 1)}…` : rule).padEnd(RULE_WIDTH);
}

function print(rules) {
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

await runScript(async () => {
    checkNode();
    await ensureInstalled();
    const { build } = await import('./build.mjs');
    await build();
    ensureJava();
    ensureRedis();
    mkdirSync(`${root}.cache`, { recursive: true });
    rmSync(REPORT, { force: true });
    const jest = ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${REPORT}`, '--silent'];
    const files = FILES.map((name) => `test/conformance/${name}`);
    spawnSync(process.execPath, [...jest, ...files], { cwd: root, stdio: ['inherit', 'ignore', 'ignore'] });
    const report = JSON.parse(readFileSync(REPORT, 'utf8'));
    for (const { message, assertionResults } of report.testResults)
        if (assertionResults.length === 0 && message !== '') console.log(message.split('\n').slice(0, 8).join('\n'));
    process.exitCode = print(cellsOf(report)) === 0 && report.success ? 0 : 1;
});
