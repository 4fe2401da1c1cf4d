import { startServer, type ServerProcess } from './server-process';

/** A server of a file's tests; it is there from the first `beforeAll` on. */
export type ServerInUse = Pick<ServerProcess, 'url' | 'port' | 'output'>;

/** Starts a server before the tests of a file or a `describe`, and stops it behind them. */
export function useServer(
    environment: Readonly<Record<string, string>> = {},
    args: readonly string[] = [],
): ServerInUse {
    let started: ServerProcess | undefined;
    beforeAll(async () => {
        started = await startServer(environment, args);
    });
    afterAll(() => started?.stop());
    const running = (): ServerProcess => {
        if (started === undefined) throw new Error('The server is not started yet: ask within a test or a hook.');
        return started;
    };
    return {
        get url() {
            return running().url;
        },
        get port() {
            return running().port;
        },
        output: () => running().output(),
    };
}
