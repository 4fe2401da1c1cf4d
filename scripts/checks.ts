// Runs concurrent checks, prints the output of each in one piece, and counts what passed and failed.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { ROOT } from './root';
import { runProcess } from './run-process';

const JEST = 'node_modules/jest/bin/jest.js';

/** The counts in Jest's report. */
const COUNTED = v.object({
    numPassedTests: v.number(),
    numFailedTests: v.number(),
    numRuntimeErrorTestSuites: v.number(),
});

/** The checks of one `npm test`. */
export class Checks {
    public passed = 0;
    public failed = 0;

    /** Runs a Node script as one check; whether it passed. */
    public async script(name: string, script: string, ...args: readonly string[]): Promise<boolean> {
        const started = Date.now();
        const { status, output, error } = await runProcess(process.execPath, [script, ...args], {
            cwd: ROOT,
            stdio: ['ignore', 'pipe', 'pipe'],
        });
        console.log(`\n── ${name} (${Math.round((Date.now() - started) / 1000)} s)`);
        if (output.trim() !== '') console.log(output.trimEnd());
        if (error !== undefined) console.log(error.message);
        const isPassed = status === 0;
        this.count(Number(isPassed), Number(!isPassed));
        return isPassed;
    }

    /** Runs Jest on a release of Node, shows its output at once, and counts its tests. `report` is the file for its results. */
    public async jest(name: string, report: string, args: readonly string[], node = process.execPath): Promise<void> {
        console.log(`\n── ${name}`);
        mkdirSync(dirname(report), { recursive: true });
        rmSync(report, { force: true });
        const all = [JEST, '--ci', '--json', `--outputFile=${report}`, ...args];
        await runProcess(node, all, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
        try {
            const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = v.parse(
                COUNTED,
                JSON.parse(readFileSync(report, 'utf8')),
            );
            this.count(numPassedTests, numFailedTests + numRuntimeErrorTestSuites);
        } catch {
            this.count(0, 1);
            console.error('Jest ended without a report.');
        }
    }

    private count(passed: number, failed: number): void {
        this.passed += passed;
        this.failed += failed;
    }
}
