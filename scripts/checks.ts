// Runs checks beside each other, prints what each said in one piece, and counts what passed and failed.
import { spawn, type StdioOptions } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { ROOT } from './root';

const JEST = 'node_modules/jest/bin/jest.js';

/** How a program ended, and what it said. */
interface Ended {
    readonly code: number | null;
    readonly output: string;
}

/** What Jest counted, of all that it reports. */
const COUNTED = v.object({
    numPassedTests: v.number(),
    numFailedTests: v.number(),
    numRuntimeErrorTestSuites: v.number(),
});

/** Runs a program to its end. */
function run(program: string, args: readonly string[], stdio: StdioOptions): Promise<Ended> {
    return new Promise((resolve) => {
        const child = spawn(program, args, { cwd: ROOT, stdio });
        let output = '';
        for (const stream of [child.stdout, child.stderr])
            stream?.on('data', (text: Buffer) => (output += text.toString()));
        child.once('error', (error) => resolve({ code: 1, output: error.message }));
        child.once('close', (code) => resolve({ code, output }));
    });
}

/** The checks of one `npm test`. */
export class Checks {
    public passed = 0;
    public failed = 0;

    /** Runs a script of Node's as one check; whether it passed. */
    public async script(name: string, script: string, ...args: readonly string[]): Promise<boolean> {
        const started = Date.now();
        const { code, output } = await run(process.execPath, [script, ...args], ['ignore', 'pipe', 'pipe']);
        console.log(`\n── ${name} (${Math.round((Date.now() - started) / 1000)} s)`);
        if (output.trim() !== '') console.log(output.trimEnd());
        this.count(code === 0 ? 1 : 0, code === 0 ? 0 : 1);
        return code === 0;
    }

    /** Runs Jest on a Node, shows what it says as it says it, and counts its tests. `report` is the file for its results. */
    public async jest(name: string, report: string, args: readonly string[], node = process.execPath): Promise<void> {
        console.log(`\n── ${name}`);
        mkdirSync(dirname(report), { recursive: true });
        rmSync(report, { force: true });
        const all = [JEST, '--ci', '--json', `--outputFile=${report}`, ...args];
        await run(node, all, ['ignore', 'ignore', 'inherit']);
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
