// Runs npm or npx. On Windows they are batch files, which only a shell runs; Node deprecates arguments beside a shell,
// so there they are part of the command.
import { spawn, spawnSync } from 'node:child_process';

/** How `spawn` is to be called here. */
function callOf(program, args, options) {
    if (process.platform !== 'win32') return [program, args, options];
    return [[program, ...args.map((arg) => `"${arg}"`)].join(' '), { ...options, shell: true }];
}

/** Runs `npm` or `npx` to its end; answers as `spawnSync` does. */
export function runNpm(program, args, options) {
    return spawnSync(...callOf(program, args, options));
}

/** The same without holding up this process: resolves with `status`, `stderr` and `error`. */
export function startNpm(program, args) {
    return new Promise((resolve) => {
        const child = spawn(...callOf(program, args, { stdio: ['ignore', 'ignore', 'pipe'] }));
        let stderr = '';
        child.stderr.on('data', (text) => (stderr += text));
        child.once('error', (error) => resolve({ status: null, stderr, error }));
        child.once('close', (status) => resolve({ status, stderr }));
    });
}
