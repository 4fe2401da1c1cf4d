/** A node of the tree: the branches by the next character, and the values whose names end here. */
interface Branch<Value> {
    readonly children: Map<string, Branch<Value>>;
    readonly values: Set<Value>;
}

function newBranch<Value>(): Branch<Value> {
    return { children: new Map(), values: new Set() };
}

/**
 * Finds values by the start of their name. The cost depends on the prefix and the results, not on the number of values.
 */
export class NameIndex<Value> {
    private readonly root = newBranch<Value>();

    /** Adds a value under its name. */
    public add(name: string, value: Value): void {
        let branch = this.root;
        for (const character of name) {
            const child = branch.children.get(character) ?? newBranch<Value>();
            branch.children.set(character, child);
            branch = child;
        }
        branch.values.add(value);
    }

    /** Removes a value and the branches that become empty. */
    public remove(name: string, value: Value): void {
        const path: { readonly parent: Branch<Value>; readonly character: string; readonly child: Branch<Value> }[] =
            [];
        let branch = this.root;
        for (const character of name) {
            const child = branch.children.get(character);
            if (child === undefined) return;
            path.push({ parent: branch, character, child });
            branch = child;
        }
        branch.values.delete(value);
        for (const { parent, character, child } of path.reverse()) {
            if (child.values.size > 0 || child.children.size > 0) return;
            parent.children.delete(character);
        }
    }

    /** The values whose names start with `prefix`. */
    public startingWith(prefix: string): Iterable<Value> {
        let branch = this.root;
        for (const character of prefix) {
            const child = branch.children.get(character);
            if (child === undefined) return [];
            branch = child;
        }
        return below(branch);
    }
}

function* below<Value>(branch: Branch<Value>): Generator<Value> {
    yield* branch.values;
    for (const child of branch.children.values()) yield* below(child);
}
