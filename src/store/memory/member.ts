import { isAlive } from '../../core/group-life';
import type { NodeRecord } from '../../core/records';
import { MemberVariables, type KeptVariables, type VariableSpace } from '../member-variables';
import type { GroupBytes } from './byte-budget';
import type { SavedMember } from './saved';
import { SeenEvents } from './seen-events';

/** Bytes that a member takes of the process beside its variables and its events' identities. */
export const MEMBER_BYTES = 2_048;

/** One member of a group: its record, its variables, its events' identities. */
export class Member {
    public readonly seen: SeenEvents;
    public readonly variables: MemberVariables;
    /** It has sent something, or its heartbeat, since it joined. */
    public isHeard = false;
    /** Whether the last list of members that was told has it. */
    public isListed = true;
    /** Milliseconds within which it promised its next sign of life, or that it gave none of those that promise. */
    private withinMs = Number.POSITIVE_INFINITY;

    public constructor(
        public record: NodeRecord,
        private readonly bytes: GroupBytes,
        space: VariableSpace,
        /** When it was heard of last, milliseconds since 1970. */
        private heardAt: number,
        variables?: KeptVariables,
    ) {
        this.seen = new SeenEvents(bytes);
        this.variables = new MemberVariables(record.id, space, variables);
        bytes.add(MEMBER_BYTES);
    }

    /** Everything of it; whether its group is the one that its node was last seen in. */
    public saved(isLatest: boolean): SavedMember {
        const { record, isHeard, isListed, heardAt, withinMs } = this;
        return {
            record,
            isLatest,
            isHeard,
            isListed,
            heardAt,
            withinMs: Number.isFinite(withinMs) ? withinMs : null,
            seen: this.seen.saved(),
            variables: this.variables.kept() ?? null,
        };
    }

    /** The member that was saved. */
    public static restored(saved: SavedMember, bytes: GroupBytes, space: VariableSpace): Member {
        const member = new Member(saved.record, bytes, space, saved.heardAt, saved.variables ?? undefined);
        member.isHeard = saved.isHeard;
        member.isListed = saved.isListed;
        member.withinMs = saved.withinMs ?? Number.POSITIVE_INFINITY;
        for (const { orderKey, position, at } of saved.seen) member.seen.remember(orderKey, position, at);
        return member;
    }

    /** Whether lists show it: it lives, and has kept its promise to be heard of. */
    public isPresent(now: number): boolean {
        return isAlive(this.record, now) && now < this.heardAt + this.withinMs;
    }

    /** It was heard of. */
    public heard(now: number, withinMs = this.withinMs): void {
        this.isHeard = true;
        this.heardAt = now;
        this.withinMs = withinMs;
    }

    /** It is gone: what it took is free again. */
    public end(): void {
        this.seen.clear();
        this.variables.end();
        this.bytes.add(-MEMBER_BYTES);
    }
}
