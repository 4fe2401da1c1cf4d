/** Finds values by the start of their name: the cost depends on the prefix and what is found, not on how many there are. */
export class NameIndex<Value> {
    private readonly children = new Map<string, NameIndex<Value>>();
    private readonly here = new Set<Value>();

    /** Adds a value under its name. */
    public add(name: string, value: Value): void {
        let index: NameIndex<Value> = this;
        for (const character of name) {
            let child = index.children.get(character);
            if (child === undefined) {
                child = new NameIndex();
                index.children.set(character, child);
            }
            index = child;
        }
        index.here.add(value);
    }

    /** Takes a value out again, and the branches that nobody needs any more. */
    public remove(name: string, value: Value): void {
        const path: { readonly parent: NameIndex<Value>; readonly character: string }[] = [];
        let index: NameIndex<Value> = this;
        for (const character of name) {
            const child = index.children.get(character);
            if (child === undefined) return;
            path.push({ parent: index, character });
            index = child;
        }
        index.here.delete(value);
        for (const { parent, character } of path.reverse()) {
            const child = parent.children.get(character);
            if (child === undefined || child.here.size > 0 || child.children.size > 0) return;
            parent.children.delete(character);
        }
    }

    /** The values whose names start with `prefix`, shorter names first along each branch. */
    public *startingWith(prefix: string): Generator<Value> {
        let index: NameIndex<Value> = this;
        for (const character of prefix) {
            const child = index.children.get(character);
            if (child === undefined) return;
            index = child;
        }
        yield* index.all();
    }

    private *all(): Generator<Value> {
        yield* this.here;
        for (const child of this.children.values()) yield* child.all();
    }
}
