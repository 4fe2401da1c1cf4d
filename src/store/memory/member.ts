import { isAlive } from '../../core/group-life';
import type { NodeRecord } from '../../core/records';
import type { GroupBytes } from './byte-budget';
import { MemberVariables } from './member-variables';
import type { SavedMember } from './saved';
import { SeenEvents } from './seen-events';

/** Bytes of the process that a member uses beside its variables and its events' identities. */
export const MEMBER_BYTES = 2_048;

/** One member of a group: its record, its variables, its events' identities. */
export class Member {
    public readonly seen: SeenEvents;
    public readonly variables: MemberVariables;
    /** Whether it has sent anything, or a heartbeat, since it joined. */
    public isHeard = false;
    /** Whether the last published list of members contains it. */
    public isListed = true;
    /** Milliseconds within which it promised its next sign of life; infinite if it gave no promise. */
    private withinMs = Number.POSITIVE_INFINITY;

    public constructor(
        public record: NodeRecord,
        private readonly bytes: GroupBytes,
        /** Its last sign of life, milliseconds since 1970. */
        private heardAt: number,
        saved?: SavedMember,
    ) {
        this.seen = new SeenEvents(bytes);
        this.variables = new MemberVariables(record.id, bytes, saved?.variables);
        bytes.add(MEMBER_BYTES);
        if (saved === undefined) return;
        this.isHeard = saved.isHeard;
        this.isListed = saved.isListed;
        this.withinMs = saved.withinMs ?? Number.POSITIVE_INFINITY;
        for (const { orderKey, position, at } of saved.seen) this.seen.remember(orderKey, position, at);
    }

    /** The whole state; `isLatest` says whether its node was last seen in this group. */
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
            variables: this.variables.kept(),
        };
    }

    /** Whether lists show it: it lives, and has kept its promise of a sign of life. */
    public isPresent(now: number): boolean {
        return isAlive(this.record, now) && now < this.heardAt + this.withinMs;
    }

    /** Records a sign of life. */
    public heard(now: number, withinMs = this.withinMs): void {
        this.isHeard = true;
        this.heardAt = now;
        this.withinMs = withinMs;
    }

    /**
     * Records that it sent something, which keeps it in the lists: its WebSocket may have died without a sign, and its next
     * poll takes seconds. If the lists have left it out, only a sign of life brings it back.
     */
    public sent(now: number): void {
        this.isHeard = true;
        if (this.isPresent(now)) this.heard(now);
    }

    /** Returns the bytes of a member that has left. */
    public end(): void {
        this.seen.clear();
        this.variables.end();
        this.bytes.add(-MEMBER_BYTES);
    }
}
