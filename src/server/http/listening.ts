import type { Server } from 'node:http';

/** The server cannot listen on the address. The message says what to do about it. */
export class ListenError extends Error {
    public override readonly name = 'ListenError';
}

/** Starts to listen. Resolves with the port, which the system chooses if `port` is 0. @throws {ListenError} */
export function listenOn(server: Server, host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
        const refuse = (error: NodeJS.ErrnoException) => reject(listenError(error, host, port));
        server.once('error', refuse);
        server.listen({ host, port }, () => {
            server.removeListener('error', refuse);
            const address = server.address();
            resolve(typeof address === 'object' && address !== null ? address.port : port);
        });
    });
}

/** Stops listening and ends every connection: idle ones at once, busy ones after `graceMs` milliseconds. */
export async function stopListening(server: Server, graceMs: number): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    await closed;
    clearTimeout(cut);
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): ListenError {
    if (error.code === 'EADDRINUSE')
        return new ListenError(
            `Port ${port} is taken by another program, perhaps by a server that is still running. ` +
                `Stop it, or choose another port: npm start -- --port ${port + 1 > 65_535 ? 4000 : port + 1}`,
        );
    if (error.code === 'EACCES')
        return new ListenError(
            `Port ${port} needs an administrator's rights. Choose one above 1023, such as --port 4000.`,
        );
    if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
        return new ListenError(`This computer has no address ${host}. Use --host 0.0.0.0 for all its addresses.`);
    return new ListenError(`The server could not listen on ${host}, port ${port}: ${error.message}`);
}
