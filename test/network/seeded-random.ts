/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32 by Tommy Ettinger, public domain). */
export class SeededRandom {
    private state: number;

    public constructor(public readonly seed: number) {
        this.state = seed >>> 0;
    }

    /** From 0 up to 1. */
    public next(): number {
        this.state = (this.state + 0x6d2b79f5) >>> 0;
        let mixed = this.state;
        mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    }

    /** A whole number from `least` to `most`, both included. */
    public between(least: number, most: number): number {
        return least + Math.floor(this.next() * (most - least + 1));
    }

    /** True with this probability. */
    public chance(probability: number): boolean {
        return this.next() < probability;
    }

    /** One of them. @throws {RangeError} where there is none */
    public oneOf<Item>(items: readonly Item[]): Item {
        const item = items[Math.floor(this.next() * items.length)];
        if (item === undefined) throw new RangeError('Nothing can be chosen from an empty list.');
        return item;
    }
}
