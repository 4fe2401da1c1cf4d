/**
 * Bytes that one address may make the server hold: bodies that are still arriving and answers that were not yet read. A
 * school behind one address, 300 members with 200 KiB under way each, stays below it.
 */
export const HELD_MAX_BYTES = 64 * 1024 * 1024;

/** What one exchange makes the server hold, out of its address's share. */
export interface Holding {
    /** Notes that `bytes` more are held; false, and nothing is noted, where the address has used up its share. */
    take(bytes: number): boolean;
    /** Notes that nothing is held any more. */
    giveBack(): void;
}

/** What the server holds for the network's sake, by the address that makes it do so. */
export class HeldBytes {
    private readonly byAddress = new Map<string, number>();

    /** Begins an exchange with an address. */
    public begin(address: string): Holding {
        let own = 0;
        return {
            take: (bytes) => {
                const held = (this.byAddress.get(address) ?? 0) + bytes;
                if (held > HELD_MAX_BYTES) return false;
                this.byAddress.set(address, held);
                own += bytes;
                return true;
            },
            giveBack: () => {
                const held = (this.byAddress.get(address) ?? 0) - own;
                own = 0;
                if (held > 0) this.byAddress.set(address, held);
                else this.byAddress.delete(address);
            },
        };
    }
}
