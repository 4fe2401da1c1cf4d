import { VARIABLES_MAX_KEYS } from '../core/limits';
import type { StatusRecord, VariableRecord, VariableWrite } from '../core/records';
import { MeshError } from '../wire/errors';

/** Removed variables that are remembered so that pollers hear of them. */
const REMOVED_MAX_KEYS = VARIABLES_MAX_KEYS;

/** The variables of one member: what is merged, what there is room for, what changed between two positions. */
export class MemberVariables {
    private readonly variables = new Map<string, VariableRecord>();
    private shared = 0;
    private updatedAt: number | undefined;
    private lastWrite = '';

    /** `kept` is what `all` and `status` told of an earlier one, in that order. */
    public constructor(
        private readonly nodeId: string,
        kept: readonly VariableRecord[] = [],
        updatedAt?: number,
    ) {
        this.updatedAt = updatedAt;
        for (const variable of kept) {
            this.variables.set(variable.key, variable);
            this.shared += Number(!variable.removed);
            if (variable.position > this.lastWrite) this.lastWrite = variable.position;
        }
    }

    /** Refuses writes that would leave more than the limit of variables. @throws {MeshError} ValidationError */
    public checkRoom(writes: readonly VariableWrite[]): void {
        if (this.shared + writes.length <= VARIABLES_MAX_KEYS) return;
        const after = new Set<string>();
        for (const variable of this.variables.values()) if (!variable.removed) after.add(variable.key);
        for (const { key, removed } of writes) {
            if (removed) after.delete(key);
            else after.add(key);
        }
        if (after.size > VARIABLES_MAX_KEYS)
            throw new MeshError(
                'ValidationError',
                `data: a member shares at most ${VARIABLES_MAX_KEYS} variables; with these it would share ${after.size}.`,
            );
    }

    /** Merges one write at its position. */
    public write(write: VariableWrite, position: string, now: number): VariableRecord {
        const record = { key: write.key, value: write.value, removed: write.removed, position };
        const before = this.variables.get(write.key);
        this.shared += Number(!write.removed) - Number(before !== undefined && !before.removed);
        // Deleted first, so that the map stays in the order of writing, which is the order of the positions.
        this.variables.delete(write.key);
        this.variables.set(write.key, record);
        if (write.removed) this.forgetOldRemovals();
        this.touch(position, now);
        return record;
    }

    /** Notes a report, one without any variable too. */
    public touch(position: string, now: number): void {
        this.updatedAt = now;
        this.lastWrite = position;
    }

    /** Everything that is kept, removed ones included, in the order of writing. */
    public get all(): readonly VariableRecord[] {
        return [...this.variables.values()];
    }

    /** The variables, undefined where the member never wrote. */
    public status(): StatusRecord | undefined {
        if (this.updatedAt === undefined) return undefined;
        const variables = this.all.filter((variable) => !variable.removed);
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

    private forgetOldRemovals(): void {
        if (this.variables.size <= VARIABLES_MAX_KEYS + REMOVED_MAX_KEYS) return;
        for (const variable of this.variables.values()) {
            if (!variable.removed) continue;
            this.variables.delete(variable.key);
            return;
        }
    }
}
