import { VARIABLES_MAX_KEYS } from '../../core/limits';
import type { NodeRecord, StatusRecord, VariableRecord, VariableWrite } from '../../core/records';
import { MeshError } from '../../wire/errors';
import { SeenEvents } from './seen-events';

/** Removed variables that are remembered so that pollers hear of them. */
const REMOVED_MAX_KEYS = VARIABLES_MAX_KEYS;

/** One member of a group: its record, its variables, its events' identities. */
export class Member {
    public readonly seen = new SeenEvents();
    private readonly variables = new Map<string, VariableRecord>();
    private shared = 0;
    private updatedAt: number | undefined;
    private lastWrite = '';

    public constructor(public record: NodeRecord) {}

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
        // Deleted first, so that the map stays in the order of writing: `changes` reads it from the back.
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

    /** The member's variables, undefined where it never wrote. */
    public status(): StatusRecord | undefined {
        if (this.updatedAt === undefined) return undefined;
        const variables = [...this.variables.values()].filter((variable) => !variable.removed);
        return { nodeId: this.record.id, updatedAt: this.updatedAt, variables };
    }

    /** What it wrote after `from` and up to `to`, removals included; undefined where that is nothing. */
    public changes(from: string, to: string): StatusRecord | undefined {
        if (this.updatedAt === undefined || this.lastWrite <= from) return undefined;
        const variables: VariableRecord[] = [];
        for (const variable of this.variables.values())
            if (variable.position > from && variable.position <= to) variables.push(variable);
        return variables.length === 0 ? undefined : { nodeId: this.record.id, updatedAt: this.updatedAt, variables };
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
