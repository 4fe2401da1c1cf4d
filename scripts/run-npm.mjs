// Runs npm or npx. On Windows they are batch files, which only a shell runs; Node deprecates arguments beside a shell,
// so there they are part of the command.
import { spawnSync } from 'node:child_process';

/** Runs `npm` or `npx` to its end; answers as `spawnSync` does. */
export function runNpm(program, args, options) {
    if (process.platform !== 'win32') return spawnSync(program, args, options);
    return spawnSync([program, ...args.map((arg) => `"${arg}"`)].join(' '), { ...options, shell: true });
}
