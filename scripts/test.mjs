// `npm test`: sets up what is missing, then checks everything: generated files, types, lint, every supported Node, and
// every test. Its last line is `N passed, N failed`.
import { fileURLToPath } from 'node:url';
import { Checks } from './checks.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import { checkNode, ensureInstalled, PlainError, runScript } from './ensure-installed.mjs';
import { nodePrograms } from './ensure-nodes.mjs';
import { ensureTestTools } from './ensure-test-tools.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Real browsers wait for each other more than they compute. */
const BROWSERS = ['test/browser/'];
/** The network laboratories judge what happens in real time: each wants the machine to itself. */
const LABORATORIES = ['test/network/laboratory', 'test/network/stack'];

/** The folders of which docs/architecture.md says what they may import. */
const CRUISED = ['src', 'blocks', 'locales', 'deploy', 'examples'];

/** Where Jest writes what became of each test. */
function report(name) {
    return `${root}.cache/jest-report${name}.json`;
}

/** What needs neither the bundles nor the tools, one after the other. */
async function checkSources(checks) {
    await checks.script('Generated files are up to date', 'scripts/generate-wire.mjs', '--check');
    await checks.script('Types', 'node_modules/typescript/bin/tsc', '-b');
    await checks.script('Lint', 'node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0');
    await checks.script('Imports', 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs', ...CRUISED);
}

/** Builds, and tries the result on every Node that is there; whether there is something to test. */
async function buildAndSmoke(checks, tools) {
    const built = await checks.script('Bundles', 'scripts/build.mjs');
    await checks.script('Format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.');
    if (!built || !(await tools)) return false;
    for (const [version, program] of nodePrograms())
        await checks.jest(`Smoke tests on Node.js ${version}`, report(`-node-${version}`), ['test/smoke'], program);
    return true;
}

async function everything() {
    const started = Date.now();
    checkNode();
    await ensureInstalled();
    const checks = new Checks();
    // Two lanes for two cores; what is fetched and installed meanwhile waits for the network.
    const [ready] = await Promise.all([buildAndSmoke(checks, ensureTestTools()), checkSources(checks)]);
    if (!ready) throw new PlainError('No test was run: see above what is missing.');
    ensureChromium();

    const asked = process.argv.slice(2);
    if (asked.length > 0) await checks.jest('Tests', report(''), asked);
    else {
        const others = ['--testPathIgnorePatterns', '/node_modules/', ...BROWSERS, ...LABORATORIES];
        await checks.jest('Tests', report(''), ['--maxWorkers=3', ...others]);
        await checks.jest('Tests in browsers', report('-browsers'), ['--maxWorkers=3', ...BROWSERS]);
        await checks.jest('Network laboratories', report('-laboratories'), ['--runInBand', ...LABORATORIES]);
    }

    console.log(`\nTook ${Math.round((Date.now() - started) / 1000)} s.`);
    console.log(`${checks.passed} passed, ${checks.failed} failed`);
    process.exitCode = checks.failed === 0 ? 0 : 1;
}

await runScript(everything);
