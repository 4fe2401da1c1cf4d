import type { Duplex } from 'node:stream';

/**
 * Bytes that one address may make the server hold: bodies and messages that are still arriving and answers that were not yet read. A
 * school behind one address, 300 members with 200 KiB under way each, stays below it.
 */
export const HELD_MAX_BYTES = 64 * 1024 * 1024;

/** What one exchange makes the server hold, out of its address's share. */
export interface Holding {
    /** Notes that `bytes` more are held; false, and nothing is noted, where the address has used up its share. */
    take(bytes: number): boolean;
    /** Notes that nothing is held any more. The end of the connection does so, too. */
    giveBack(): void;
}

/** What the server holds for the network's sake, by the address that makes it do so. */
export class HeldBytes {
    private readonly byAddress = new Map<string, number>();
    private readonly bySocket = new WeakMap<Duplex, Set<Holding>>();

    /** Begins an exchange with an address. */
    public begin(address: string, socket: Duplex): Holding {
        const onSocket = this.holdingsOn(socket);
        let own = 0;
        const holding: Holding = {
            take: (bytes) => {
                const held = (this.byAddress.get(address) ?? 0) + bytes;
                if (held > HELD_MAX_BYTES) return false;
                this.byAddress.set(address, held);
                own += bytes;
                return true;
            },
            giveBack: () => {
                onSocket.delete(holding);
                const held = (this.byAddress.get(address) ?? 0) - own;
                own = 0;
                if (held > 0) this.byAddress.set(address, held);
                else this.byAddress.delete(address);
            },
        };
        onSocket.add(holding);
        return holding;
    }

    /** Those of a connection: of several requests that wait on one, Node closes the first alone when the connection ends. */
    private holdingsOn(socket: Duplex): Set<Holding> {
        const known = this.bySocket.get(socket);
        if (known !== undefined) return known;
        const holdings = new Set<Holding>();
        this.bySocket.set(socket, holdings);
        socket.once('close', () => {
            for (const holding of holdings) holding.giveBack();
        });
        return holdings;
    }
}
