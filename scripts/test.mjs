// `npm test`: sets up what is missing, then checks everything: generated files, types, lint, and every test.
// Its last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureChromium } from './ensure-chromium.mjs';
import { ensureEditor } from './ensure-editor.mjs';
import { ensureForeignClients } from './ensure-foreign.mjs';
import { ensureJava } from './ensure-java.mjs';
import { fileURLToPath } from 'node:url';
import { checkNode, ensureInstalled, runScript } from './ensure-installed.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const REPORT = `${root}.cache/jest-report.json`;

const started = Date.now();
let passed = 0;
let failed = 0;

function step(name, program, args) {
    console.log(`\n── ${name}`);
    const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit' });
    if (status === 0) passed += 1;
    else failed += 1;
}

function node(name, script, ...args) {
    step(name, process.execPath, [`node_modules/${script}`, ...args]);
}

/** Tests that want the machine to themselves: real browsers, and a network laboratory in real time. */
const ALONE = ['test/browser/', 'test/network/laboratory', 'test/network/stack'];

/** Runs Jest and counts what it reports. */
function jest(name, ...args) {
    console.log(`\n── ${name}`);
    mkdirSync(`${root}.cache`, { recursive: true });
    rmSync(REPORT, { force: true });
    spawnSync(
        process.execPath,
        ['node_modules/jest/bin/jest.js', '--ci', '--json', `--outputFile=${REPORT}`, ...args],
        { cwd: root, stdio: ['inherit', 'ignore', 'inherit'] },
    );
    try {
        const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(REPORT, 'utf8'));
        passed += numPassedTests;
        failed += numFailedTests + numRuntimeErrorTestSuites;
    } catch {
        failed += 1;
        console.error('Jest ended without a report.');
    }
}

async function everything() {
    checkNode();
    await ensureInstalled();
    const { build } = await import('./build.mjs');
    await build();
    ensureChromium();
    ensureEditor();
    ensureJava();
    ensureForeignClients();
    step('Generated files are up to date', process.execPath, ['scripts/generate-wire.mjs', '--check']);
    node('Types', 'typescript/bin/tsc', '--noEmit');
    node('Lint', 'eslint/bin/eslint.js', '.', '--max-warnings=0');
    node('Format', 'prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.');

    const asked = process.argv.slice(2);
    if (asked.length > 0) jest('Tests', ...asked);
    else {
        jest('Tests', '--maxWorkers=2', '--testPathIgnorePatterns', '/node_modules/', ...ALONE);
        jest('Tests with the machine to themselves', '--runInBand', ...ALONE);
    }

    console.log(`\nTook ${Math.round((Date.now() - started) / 1000)} s.`);
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
}

await runScript(everything);
