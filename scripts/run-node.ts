import { spawnSync } from 'node:child_process';
import { ROOT } from './root';

/** What Node is started with. */
interface NodeOptions {
    readonly flags?: readonly string[];
    readonly environment?: Readonly<Record<string, string>>;
}

/** Runs a TypeScript program of the repository in a process of its own; whether it went well. */
export function runNode(
    program: string,
    args: readonly string[] = [],
    { flags = [], environment = {} }: NodeOptions = {},
): boolean {
    const { status } = spawnSync(process.execPath, [...flags, '--import', 'tsx', program, ...args], {
        cwd: ROOT,
        stdio: 'inherit',
        env: { ...process.env, ...environment },
    });
    return status === 0;
}
