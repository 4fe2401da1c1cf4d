// The common part of every peer process: reports its port to its parent, and its CPU time on request.
import type { Server } from 'node:http';

/** Listens on a free loopback port and reports to the parent process. */
export function serveUnderParent(server: Server): void {
    server.keepAliveTimeout = 60_000;
    server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        if (typeof address === 'object' && address !== null) process.send?.({ port: address.port });
    });
    process.on('message', () => {
        const { user, system } = process.cpuUsage();
        process.send?.({ cpuMicroseconds: user + system });
    });
    process.on('disconnect', () => process.exit(0));
}
