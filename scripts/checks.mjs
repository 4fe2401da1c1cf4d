// Runs checks beside each other, prints what each said in one piece, and counts what passed and failed.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const JEST = 'node_modules/jest/bin/jest.js';

/** Runs a program to its end. */
function run(program, args, stdio) {
    return new Promise((resolve) => {
        const child = spawn(program, args, { cwd: root, stdio });
        let output = '';
        for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text));
        child.once('error', (error) => resolve({ code: 1, output: error.message }));
        child.once('close', (code) => resolve({ code, output }));
    });
}

/** The checks of one `npm test`. */
export class Checks {
    passed = 0;
    failed = 0;

    /** Runs a script of Node's as one check; whether it passed. */
    async script(name, script, ...args) {
        const started = Date.now();
        const { code, output } = await run(process.execPath, [script, ...args], ['ignore', 'pipe', 'pipe']);
        console.log(`\n── ${name} (${Math.round((Date.now() - started) / 1000)} s)`);
        if (output.trim() !== '') console.log(output.trimEnd());
        this.#count(code === 0 ? 1 : 0, code === 0 ? 0 : 1);
        return code === 0;
    }

    /** Runs Jest on a Node, shows what it says as it says it, and counts its tests. `report` is the file for its results. */
    async jest(name, report, args, node = process.execPath) {
        console.log(`\n── ${name}`);
        mkdirSync(dirname(report), { recursive: true });
        rmSync(report, { force: true });
        const all = [JEST, '--ci', '--json', `--outputFile=${report}`, ...args];
        await run(node, all, ['ignore', 'ignore', 'inherit']);
        try {
            const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
                readFileSync(report, 'utf8'),
            );
            this.#count(numPassedTests, numFailedTests + numRuntimeErrorTestSuites);
        } catch {
            this.#count(0, 1);
            console.error('Jest ended without a report.');
        }
    }

    #count(passed, failed) {
        this.passed += passed;
        this.failed += failed;
    }
}
