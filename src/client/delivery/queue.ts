/** What waits, first come first served, at the same short time for each however many wait. */
export class Queue<Item> {
    private items: Item[] = [];
    private head = 0;

    public get size(): number {
        return this.items.length - this.head;
    }

    /** The first, which stays. */
    public get first(): Item | undefined {
        return this.items[this.head];
    }

    public push(item: Item): void {
        this.items.push(item);
    }

    /** Takes the first. */
    public shift(): Item | undefined {
        const item = this.items[this.head];
        if (item === undefined) return undefined;
        this.head += 1;
        // Half of it is gone: moving the rest costs each item one step in all.
        if (this.head * 2 >= this.items.length) {
            this.items = this.items.slice(this.head);
            this.head = 0;
        }
        return item;
    }
}
