import { KEPT_MAX_KEYS } from '../../core/limits';
import type { StatusRecord, VariableRecord, VariableWrite } from '../../core/records';
import { carriedReports, changesValue, forgottenRemovals, roomRefusal, type Tally } from '../../core/sharing';
import type { ItemRefusal, RefusedPlace, Written } from '../../core/store';
import { utf8Bytes } from '../../wire/utf8';
import type { GroupBytes } from './byte-budget';
import type { KeptVariables } from './saved';

/**
 * Bytes that a variable is charged beside its name and value: 200 for its position, the object and the map's place, and
 * 140 for the time that sending it takes. So a group's 4 MiB hold at most 12,264 variables without a value. A list of
 * them holds the event loop for 32 ms (docs/security.md); one of 20,600 held it for 55 ms.
 */
const VARIABLE_EXTRA_BYTES = 340;

/** The bytes that the variables of all members of a group share. */
export type VariableBytes = Pick<GroupBytes, 'addVariables' | 'variablesRefusal'>;

/** What a member would share after some writes. */
interface After extends Tally {
    /** Bytes of the process beyond those in use. */
    readonly growth: number;
}

/** The variables of one member: merges writes, keeps them within their limits, finds changes between two positions. */
export class MemberVariables {
    private readonly variables = new Map<string, VariableRecord>();
    private shared = 0;
    private bytes = 0;
    private updatedAt: number | undefined;
    private carriedUpTo = '';
    private lastWrite = '';

    public constructor(
        private readonly nodeId: string,
        private readonly groupBytes: VariableBytes,
        kept?: KeptVariables | null,
    ) {
        this.updatedAt = kept?.updatedAt;
        this.carriedUpTo = kept?.carriedUpTo ?? '';
        for (const variable of kept?.variables ?? []) {
            this.put(variable);
            if (variable.position > this.lastWrite) this.lastWrite = variable.position;
        }
    }

    /** Merges the writes of a report that there is room for, each at the position that `next` returns. */
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

    /** Why there is no room for the writes of one event; null if there is room. */
    public refusal(writes: readonly VariableWrite[]): ItemRefusal | null {
        const after = this.after(writes);
        return (
            roomRefusal({ shared: this.shared, size: this.bytes }, after, null, writes) ??
            this.groupBytes.variablesRefusal(after.growth)
        );
    }

    /** Bytes of the process that these writes use beyond those in use. */
    public growth(writes: readonly VariableWrite[]): number {
        return this.after(writes).growth;
    }

    /** Returns the bytes of a member that has left. */
    public end(): void {
        this.groupBytes.addVariables(-this.bytes - this.variables.size * VARIABLE_EXTRA_BYTES);
    }

    private after(writes: readonly VariableWrite[]): After {
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
        return { shared, size: bytes, growth: bytes - this.bytes + added * VARIABLE_EXTRA_BYTES };
    }

    /**
     * Merges an event's writes at its position. Returns them after the sender's reports since its previous event, so
     * that a reader of the event alone sees the values with which it was fired.
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

    /** Records a report without any variable. */
    public touch(now: number): void {
        this.updatedAt = now;
    }

    /** The whole state; null if the member never wrote. */
    public kept(): KeptVariables | null {
        if (this.updatedAt === undefined) return null;
        return { variables: [...this.variables.values()], updatedAt: this.updatedAt, carriedUpTo: this.carriedUpTo };
    }

    /** The variables; undefined if the member never wrote. */
    public status(): StatusRecord | undefined {
        if (this.updatedAt === undefined) return undefined;
        const variables = [...this.variables.values()].filter((variable) => !variable.removed);
        return { nodeId: this.nodeId, updatedAt: this.updatedAt, variables };
    }

    /** The variables written after `from` and up to `to`, including removals; undefined if there are none. */
    public changes(from: string, to: string): StatusRecord | undefined {
        if (this.updatedAt === undefined || this.lastWrite <= from) return undefined;
        const variables: VariableRecord[] = [];
        for (const variable of this.variables.values())
            if (variable.position > from && variable.position <= to) variables.push(variable);
        return variables.length === 0 ? undefined : { nodeId: this.nodeId, updatedAt: this.updatedAt, variables };
    }

    /** Merges one write at its position. Returns the current variable: a start value does not replace a set value. */
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
        this.groupBytes.addVariables(bytes + (before === undefined ? VARIABLE_EXTRA_BYTES : 0));
        // Deleted first, so that the map stays in the order of writing, which is the order of the positions.
        this.variables.delete(variable.key);
        this.variables.set(variable.key, variable);
    }

    private forgetOldRemovals(): void {
        if (this.variables.size <= KEPT_MAX_KEYS) return;
        for (const variable of forgottenRemovals([...this.variables.values()], null)) {
            this.variables.delete(variable.key);
            this.bytes -= bytesOf(variable);
            this.groupBytes.addVariables(-bytesOf(variable) - VARIABLE_EXTRA_BYTES);
        }
    }
}

function bytesOf({ key, value }: { readonly key: string; readonly value: string }): number {
    return utf8Bytes(key) + utf8Bytes(value);
}
