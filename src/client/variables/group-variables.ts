import type { Position } from '../../wire/position';
import type { VariableChange } from '../api/messages';

/** The newest values in the group by name, one's own included. */
export interface GroupVariables {
    /** The newest value of that name by the server's order, or undefined if nobody shares it. */
    get(name: string): string | undefined;
    /** Every name that somebody in the group shares, in no order. */
    names(): string[];
}

interface Value {
    readonly value: string;
    readonly position: string;
    /** A start value: its member had it before it joined, and has not set it since. */
    readonly initial: boolean;
}

/** One's own variable as it is sent or confirmed. */
export interface OwnValue {
    readonly key: string;
    readonly value: string;
    readonly initial: boolean;
}

/** Sorts behind every position: what the backend has not placed yet. */
const PENDING = '~';

/**
 * Every member's variables as this member has seen them. By name, the last value that was set wins in the server's
 * order; where none was set, the earliest start value: joining modifies nothing.
 */
export class VariableView implements GroupVariables {
    /** Called with each name that another member shared and that no other member shares now. */
    public onFree: (name: string) => void = () => undefined;
    private readonly byName = new Map<string, Map<string, Value>>();
    /** One's own variables as the backend last took them, for those that it refuses afterwards. */
    private readonly taken = new Map<string, Value>();
    private arrivals = 0;

    public constructor(private readonly own: string) {}

    public get(name: string): string | undefined {
        let best: Value | undefined;
        for (const value of this.byName.get(name)?.values() ?? []) if (outranks(value, best)) best = value;
        return best?.value;
    }

    public names(): string[] {
        return [...this.byName.keys()];
    }

    /** Takes another member's writes; one that is older than what is known of the same variable is late and ignored. */
    public apply(nodeId: string, changes: readonly VariableChange[]): void {
        if (nodeId === this.own) return;
        for (const { key, value, removed, initial, position: told } of changes) {
            const position = told ?? this.arrivalPosition();
            const known = this.byName.get(key)?.get(nodeId);
            if (known !== undefined && known.position > position) continue;
            if (removed) this.forget(key, nodeId);
            else this.set(key, nodeId, { value, position, initial });
        }
    }

    /** Takes this member's own write at once. It counts as the newest until the backend has placed it. */
    public write(name: string, value: string): void {
        this.set(name, this.own, { value, position: PENDING, initial: false });
    }

    /** Takes one's own start value, behind all others' for now. False where one has set that variable: then it stays. */
    public offer(name: string, value: string): boolean {
        if (this.ownOf(name)?.initial === false) return false;
        this.set(name, this.own, { value, position: PENDING, initial: true });
        return true;
    }

    /** Takes one's own removal at once. */
    public remove(name: string): void {
        this.taken.delete(name);
        this.forget(name, this.own);
    }

    /** The backend has accepted this member's own value and placed it. */
    public confirm({ key, value, initial }: OwnValue, position: Position | null): void {
        const known = this.ownOf(key);
        if (known === undefined) return;
        const taken = { value, initial, position: position ?? this.arrivalPosition() };
        this.taken.set(key, taken);
        // Written again meanwhile: that write's own receipt follows.
        if (known.value === value && known.initial === initial) this.set(key, this.own, taken);
    }

    /** The backend has refused one's own value: the others still see the one before. */
    public refuse({ key, value, initial }: OwnValue): void {
        const known = this.ownOf(key);
        if (known === undefined || known.value !== value || known.initial !== initial) return;
        const before = this.taken.get(key);
        if (before === undefined) this.forget(key, this.own);
        else this.set(key, this.own, before);
    }

    /** One's own variable, undefined where one shares none of that name. */
    public ownOf(name: string): { readonly value: string; readonly initial: boolean } | undefined {
        return this.byName.get(name)?.get(this.own);
    }

    /** One's own variables as they are now, start values among them. */
    public ownValues(): OwnValue[] {
        return [...this.byName].flatMap(([key, values]) => {
            const own = values.get(this.own);
            return own === undefined ? [] : [{ key, value: own.value, initial: own.initial }];
        });
    }

    /** Whether another member shares a variable of that name. */
    public isShared(name: string): boolean {
        const values = this.byName.get(name);
        return values !== undefined && values.size > Number(values.has(this.own));
    }

    /** The other members whose variables are known. */
    public sharers(): Set<string> {
        const nodeIds = new Set([...this.byName.values()].flatMap((values) => [...values.keys()]));
        nodeIds.delete(this.own);
        return nodeIds;
    }

    /** A member left: forgets its variables, except those that it wrote after `position`, when it was back. */
    public forgetMember(nodeId: string, position: Position | null): void {
        for (const [name, values] of this.byName) {
            const known = values.get(nodeId);
            if (known !== undefined && (position === null || known.position <= position)) this.forget(name, nodeId);
        }
    }

    /**
     * The backend has forgotten this member: what it shares anew are start values, because coming back sets nothing. What
     * was set and is not placed yet stays a write. Answers the names of the others.
     */
    public demoteOwn(): string[] {
        this.taken.clear();
        const names: string[] = [];
        for (const [name, values] of this.byName) {
            const own = values.get(this.own);
            if (own === undefined || (own.position === PENDING && !own.initial)) continue;
            values.set(this.own, { value: own.value, position: PENDING, initial: true });
            names.push(name);
        }
        return names;
    }

    /** Replaces the position if a backend gives none: the order of arrival. */
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
        if (nodeId !== this.own && !this.isShared(name)) this.onFree(name);
    }
}

/** Whether a value is the one to be read, rather than another of the same name. */
function outranks(value: Value, other: Value | undefined): boolean {
    if (other === undefined) return true;
    if (value.initial !== other.initial) return other.initial;
    return value.initial ? value.position < other.position : value.position > other.position;
}
