import type { GroupVariables } from './client';
import type { VariableChange } from './messages';

interface Value {
    readonly value: string;
    readonly position: string;
}

/** Sorts behind every position: one's own write is the newest until the backend says where it stands. */
const PENDING = '~';

/** Every member's variables as this member has seen them: by name, the last write in the server's order wins. */
export class VariableView implements GroupVariables {
    private readonly byName = new Map<string, Map<string, Value>>();
    private readonly ownNames = new Set<string>();
    private arrivals = 0;

    public constructor(private readonly own: string) {}

    public get(name: string): string | undefined {
        let newest: Value | undefined;
        for (const value of this.byName.get(name)?.values() ?? [])
            if (newest === undefined || value.position > newest.position) newest = value;
        return newest?.value;
    }

    public names(): string[] {
        return [...this.byName.keys()];
    }

    /** Takes another member's writes; one that is older than what is known of the same variable is late and ignored. */
    public apply(nodeId: string, changes: readonly VariableChange[]): void {
        if (nodeId === this.own) return;
        for (const change of changes) {
            const position = change.position ?? this.arrivalPosition();
            const known = this.byName.get(change.key)?.get(nodeId);
            if (known !== undefined && known.position > position) continue;
            if (change.removed) this.forget(change.key, nodeId);
            else this.set(change.key, nodeId, { value: change.value, position });
        }
    }

    /** Takes one's own write at once. */
    public write(name: string, value: string): void {
        this.ownNames.add(name);
        this.set(name, this.own, { value, position: PENDING });
    }

    /** Takes one's own removal at once. */
    public remove(name: string): void {
        this.ownNames.delete(name);
        this.forget(name, this.own);
    }

    /** The backend has taken one's own write of `value`: from now on it stands where the server put it. */
    public confirm(name: string, value: string, position: string | null): void {
        const known = this.byName.get(name)?.get(this.own);
        // Written again meanwhile: that write's own receipt follows.
        if (known === undefined || known.value !== value) return;
        this.set(name, this.own, { value, position: position ?? this.arrivalPosition() });
    }

    /** One's own variables as they are now. */
    public ownValues(): { key: string; value: string }[] {
        return [...this.ownNames].flatMap((key) => {
            const own = this.byName.get(key)?.get(this.own);
            return own === undefined ? [] : [{ key, value: own.value }];
        });
    }

    /** How many variables this member shares besides `name`. */
    public ownCountWithout(name: string): number {
        return this.ownNames.has(name) ? this.ownNames.size - 1 : this.ownNames.size;
    }

    /** The other members whose variables are known. */
    public sharers(): Set<string> {
        const nodeIds = new Set([...this.byName.values()].flatMap((values) => [...values.keys()]));
        nodeIds.delete(this.own);
        return nodeIds;
    }

    /** A member left: its variables are forgotten, but for those that it wrote behind `position`, having come back. */
    public forgetMember(nodeId: string, position: string | null): void {
        for (const [name, values] of this.byName) {
            const known = values.get(nodeId);
            if (known !== undefined && (position === null || known.position <= position)) this.forget(name, nodeId);
        }
    }

    /** The order of arrival stands in where a backend gives no positions. */
    private arrivalPosition(): string {
        this.arrivals += 1;
        return `ARRIVAL#${String(this.arrivals).padStart(12, '0')}`;
    }

    private set(name: string, nodeId: string, value: Value): void {
        const values = this.byName.get(name) ?? new Map<string, Value>();
        this.byName.set(name, values.set(nodeId, value));
    }

    private forget(name: string, nodeId: string): void {
        const values = this.byName.get(name);
        values?.delete(nodeId);
        if (values?.size === 0) this.byName.delete(name);
    }
}
