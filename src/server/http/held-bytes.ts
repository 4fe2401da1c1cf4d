import type { Duplex } from 'node:stream';

/**
 * Bytes that one address may make the server hold: incoming bodies and messages, and answers that have not been read. A
 * school behind one address, with 300 members and 200 KiB each in flight, stays below it.
 */
export const HELD_MAX_BYTES = 64 * 1024 * 1024;

/** The bytes that one exchange makes the server hold, out of its address's share. */
export interface Holding {
    /** Records that `bytes` more are held. If the address has used up its share, returns false and records nothing. */
    take(bytes: number): boolean;
    /** Records that nothing is held any longer. The end of the connection does this too. */
    giveBack(): void;
}

/** The bytes that the server holds for slow connections, by address. */
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

    /**
     * The exchanges of a connection. If several requests wait on one connection, Node closes only the first when the
     * connection ends.
     */
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
