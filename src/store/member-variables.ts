import { KEPT_MAX_KEYS } from '../core/limits';
import type { StatusRecord, VariableRecord, VariableWrite } from '../core/records';
import { carriedReports, changesValue, forgottenRemovals, roomRefusal, type Tally } from '../core/sharing';
import type { ItemRefusal, RefusedPlace, Written } from '../core/store';
import { utf8Bytes } from '../wire/utf8';

/**
 * Bytes that a variable is charged beside its name and value: 200 for its position, the object and the map's place, and 140
 * for the time that telling it takes, so that a group's 4 MiB hold 12,264 variables without a value at most: a list of them
 * holds the event loop for 32 ms (docs/security.md); of 20,600 it was 55 ms.
 */
const VARIABLE_EXTRA_BYTES = 340;

/** Where the variables of several members share the room, counted in bytes of the process. */
export interface VariableSpace {
    /** Why so many bytes more do not fit, or null where they do. */
    refusal(bytes: number): ItemRefusal | null;
    /** Takes so many bytes more, or gives back where they are negative. */
    add(bytes: number): void;
}

/** What is kept of a member's variables. */
export interface KeptVariables {
    /** In the order of writing, removed ones included. */
    readonly variables: readonly VariableRecord[];
    /** Milliseconds since 1970. */
    readonly updatedAt: number;
    /** The position of the event that carried the member's writes last; empty before. */
    readonly carriedUpTo: string;
}

/** The variables of one member: what is merged, what there is room for, what changed between two positions. */
export class MemberVariables {
    private readonly variables = new Map<string, VariableRecord>();
    private shared = 0;
    private bytes = 0;
    private updatedAt: number | undefined;
    private carriedUpTo = '';
    private lastWrite = '';

    public constructor(
        private readonly nodeId: string,
        private readonly space: VariableSpace,
        kept?: KeptVariables,
    ) {
        this.updatedAt = kept?.updatedAt;
        this.carriedUpTo = kept?.carriedUpTo ?? '';
        for (const variable of kept?.variables ?? []) {
            this.put(variable);
            if (variable.position > this.lastWrite) this.lastWrite = variable.position;
        }
    }

    /** Merges a report, each write that there is room for; `next` gives the position of each. */
    public report(writes: readonly VariableWrite[], next: () => string, now: number): Written {
        const variables: VariableRecord[] = [];
        const written: VariableRecord[] = [];
        const refused: RefusedPlace[] = [];
        for (const [index, write] of writes.entries()) {
            const refusal = this.refusal([write]);
            if (refusal === null) {
                const position = next();
                const variable = this.write(write, position, now);
                variables.push(variable);
                if (variable.position === position) written.push(variable);
            } else refused.push({ index, ...refusal });
        }
        return { variables, written, refused };
    }

    /** Why there is no room for what one event carries, or null where there is. */
    public refusal(writes: readonly VariableWrite[]): ItemRefusal | null {
        const { after, added } = this.after(writes);
        return (
            roomRefusal({ shared: this.shared, size: this.bytes }, after, null, writes) ??
            this.space.refusal(after.size - this.bytes + added * VARIABLE_EXTRA_BYTES)
        );
    }

    /** How many bytes of the process these writes take beyond what is taken. */
    public growth(writes: readonly VariableWrite[]): number {
        const { after, added } = this.after(writes);
        return after.size - this.bytes + added * VARIABLE_EXTRA_BYTES;
    }

    /** The member is gone: what its variables took is free again. */
    public end(): void {
        this.space.add(-this.bytes - this.variables.size * VARIABLE_EXTRA_BYTES);
    }

    /** What would be shared, in bytes, and how many names would be new. */
    private after(writes: readonly VariableWrite[]): { readonly after: Tally; readonly added: number } {
        let { shared, bytes } = this;
        let added = 0;
        const seen = new Map<string, VariableWrite>();
        for (const write of writes) {
            const before = seen.get(write.key) ?? this.variables.get(write.key);
            shared += Number(!write.removed) - Number(before !== undefined && !before.removed);
            bytes += bytesOf(write) - (before === undefined ? 0 : bytesOf(before));
            added += Number(before === undefined);
            seen.set(write.key, write);
        }
        return { after: { shared, size: bytes }, added };
    }

    /**
     * Merges what an event carries, at its position; returns it behind what its sender had reported since its previous
     * event, so that whoever is told the event alone sees the values that it was fired with.
     */
    public carry(writes: readonly VariableWrite[], position: string, now: number): VariableRecord[] {
        const reported =
            this.lastWrite > this.carriedUpTo ? carriedReports([...this.variables.values()], this.carriedUpTo) : [];
        const written = writes
            .map((write) => this.write(write, position, now))
            .filter((variable) => variable.position === position);
        if (reported.length + written.length > 0) this.carriedUpTo = position;
        return [...reported, ...written];
    }

    /** Notes a report without any variable. */
    public touch(now: number): void {
        this.updatedAt = now;
    }

    /** What is to be kept; undefined where the member never wrote. */
    public kept(): KeptVariables | undefined {
        if (this.updatedAt === undefined) return undefined;
        return { variables: [...this.variables.values()], updatedAt: this.updatedAt, carriedUpTo: this.carriedUpTo };
    }

    /** The variables, undefined where the member never wrote. */
    public status(): StatusRecord | undefined {
        if (this.updatedAt === undefined) return undefined;
        const variables = [...this.variables.values()].filter((variable) => !variable.removed);
        return { nodeId: this.nodeId, updatedAt: this.updatedAt, variables };
    }

    /** What was written after `from` and up to `to`, removals included; undefined where that is nothing. */
    public changes(from: string, to: string): StatusRecord | undefined {
        if (this.updatedAt === undefined || this.lastWrite <= from) return undefined;
        const variables: VariableRecord[] = [];
        for (const variable of this.variables.values())
            if (variable.position > from && variable.position <= to) variables.push(variable);
        return variables.length === 0 ? undefined : { nodeId: this.nodeId, updatedAt: this.updatedAt, variables };
    }

    /** Merges one write at its position, and returns what stands then: a start value gives way to what was set. */
    private write(write: VariableWrite, position: string, now: number): VariableRecord {
        this.updatedAt = now;
        const before = this.variables.get(write.key);
        if (before !== undefined && !changesValue(before, write)) return before;
        const record = { ...write, position };
        this.put(record);
        this.forgetOldRemovals();
        this.lastWrite = position;
        return record;
    }

    private put(variable: VariableRecord): void {
        const before = this.variables.get(variable.key);
        this.shared += Number(!variable.removed) - Number(before !== undefined && !before.removed);
        const bytes = bytesOf(variable) - (before === undefined ? 0 : bytesOf(before));
        this.bytes += bytes;
        this.space.add(bytes + (before === undefined ? VARIABLE_EXTRA_BYTES : 0));
        // Deleted first, so that the map stays in the order of writing, which is the order of the positions.
        this.variables.delete(variable.key);
        this.variables.set(variable.key, variable);
    }

    private forgetOldRemovals(): void {
        if (this.variables.size <= KEPT_MAX_KEYS) return;
        for (const variable of forgottenRemovals([...this.variables.values()], null)) {
            this.variables.delete(variable.key);
            this.bytes -= bytesOf(variable);
            this.space.add(-bytesOf(variable) - VARIABLE_EXTRA_BYTES);
        }
    }
}

function bytesOf({ key, value }: { readonly key: string; readonly value: string }): number {
    return utf8Bytes(key) + utf8Bytes(value);
}
