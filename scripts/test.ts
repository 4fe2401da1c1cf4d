// `npm test`: installs what is missing, then checks everything: generated files, types, lint, every supported Node, and
// every test. Its last line is `N passed, N failed`.
import { join } from 'node:path';
import { Checks } from './checks';
import { PlainError } from './plain-error';
import { nodePrograms } from './ensure-nodes';
import { testToolsReady } from './ensure-test-tools';
import { ROOT } from './root';
import { ensureChromium, ensureFirefox } from './system-tools';

const RUNNER = 'scripts/run.mjs';

/** Three at a time on two cores: most of a long test is waiting, for a deadline or for another process. */
const AT_ONCE = '--maxWorkers=3';

const BROWSERS = ['test/browser/'];
/** The network laboratories judge what happens in real time: each wants the machine to itself. */
const LABORATORIES = ['test/network/laboratory', 'test/network/stack'];

/** The folders of which docs/architecture.md says what they may import. */
const CRUISED = ['src', 'blocks', 'locales', 'deploy', 'examples'];

/** Where Jest writes what became of each test. */
function report(name: string): string {
    return join(ROOT, `.cache/jest-report${name}.json`);
}

/** What needs neither the bundles nor the tools, one after the other. */
async function checkSources(checks: Checks): Promise<void> {
    await checks.script('Generated files are up to date', RUNNER, 'generate', '--check');
    await checks.script('Types', 'node_modules/typescript/bin/tsc', '-b');
    await checks.script('Lint', 'node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0');
    await checks.script('Imports', 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs', ...CRUISED);
}

/** Builds, and tries the result on every Node that is there; whether there is something to test. */
async function buildAndSmoke(checks: Checks, tools: Promise<boolean>): Promise<boolean> {
    const built = await checks.script('Bundles', RUNNER, 'build');
    await checks.script('Format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.');
    if (!built || !(await tools)) return false;
    for (const [version, program] of nodePrograms())
        await checks.jest(`Smoke tests on Node.js ${version}`, report(`-node-${version}`), ['test/smoke'], program);
    return true;
}

/** Runs everything, or the tests that are named alone; whether all passed. @throws {PlainError} where it cannot begin */
export async function testEverything(asked: readonly string[]): Promise<boolean> {
    const started = Date.now();
    const checks = new Checks();
    // Two lanes for two cores; what is fetched and installed meanwhile waits for the network.
    const [ready] = await Promise.all([buildAndSmoke(checks, testToolsReady()), checkSources(checks)]);
    if (!ready) throw new PlainError('No test was run: see above what is missing.');
    ensureChromium();
    ensureFirefox();

    if (asked.length > 0) await checks.jest('Tests', report(''), asked);
    else {
        const others = ['--testPathIgnorePatterns', '/node_modules/', ...BROWSERS, ...LABORATORIES];
        await checks.jest('Tests', report(''), [AT_ONCE, ...others]);
        await checks.jest('Tests in browsers', report('-browsers'), [AT_ONCE, ...BROWSERS]);
        await checks.jest('Network laboratories', report('-laboratories'), ['--runInBand', ...LABORATORIES]);
    }

    console.log(`\nTook ${Math.round((Date.now() - started) / 1000)} s.`);
    console.log(`${checks.passed} passed, ${checks.failed} failed`);
    return checks.failed === 0;
}
