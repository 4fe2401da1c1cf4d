import { ROOT } from './root';
import { runProcess } from './run-process';

/** The flags and the environment of a Node process. */
interface NodeOptions {
    readonly flags?: readonly string[];
    readonly environment?: Readonly<Record<string, string>>;
}

/** Runs a TypeScript program of the repository in a process of its own; whether it succeeded. */
export async function runNode(
    program: string,
    args: readonly string[] = [],
    { flags = [], environment = {} }: NodeOptions = {},
): Promise<boolean> {
    const { status } = await runProcess(process.execPath, [...flags, '--import', 'tsx', program, ...args], {
        cwd: ROOT,
        stdio: 'inherit',
        env: { ...process.env, ...environment },
    });
    return status === 0;
}
