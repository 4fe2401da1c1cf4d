import { START_POSITION, type Since } from '../../core/position';
import type { EventRecord, GroupRecord, NewEvent, NodeRecord, StatusRecord, VariableWrite } from '../../core/records';
import type { Appended, MemberList, Page, RefusedPlace, Written } from '../../core/store';
import { isAlive, refuseStranger } from '../../core/group-life';
import { loadOf } from '../event-bytes';
import type { GroupBytes } from './byte-budget';
import { EventLog } from './event-log';
import { Member, MEMBER_BYTES } from './member';
import type { SavedGroup } from './saved';
import { SEEN_EVENT_BYTES } from './seen-events';
import { Shares } from './shares';
import { formatPosition } from '../../wire/position-grammar';

/** Bytes of the process that a group uses beside its members and its log. */
const GROUP_BYTES = 4_096;

/** The state of one group. One sequence orders its events, variable writes, joins and leaves. */
export class GroupState {
    public readonly members = new Map<string, Member>();
    private readonly log: EventLog;
    private readonly shares: Shares;
    private sequence = 0;
    private time = 0;
    private membersPosition = START_POSITION;
    /** The last position that was assigned. */
    public position: string;

    public constructor(
        public record: GroupRecord,
        private readonly eventTtlMs: number,
        resumeGraceMs: number,
        private readonly bytes: GroupBytes,
    ) {
        bytes.requireRoom('createGroup', GROUP_BYTES);
        bytes.add(GROUP_BYTES);
        this.log = new EventLog(resumeGraceMs, bytes);
        this.shares = new Shares(eventTtlMs);
        this.position = this.nextPosition(record.createdAt);
    }

    /** The whole state; `isLatest` says whether a member's node was last seen here. */
    public saved(isLatest: (nodeId: string) => boolean): SavedGroup {
        const { record, sequence, time, position, membersPosition } = this;
        return {
            record,
            sequence,
            time,
            position,
            membersPosition,
            members: [...this.members].map(([nodeId, member]) => member.saved(isLatest(nodeId))),
            events: this.log.saved(),
            expired: this.log.savedExpired(),
            shares: this.shares.saved(),
        };
    }

    /** Restores a saved state in a new group. */
    public restore(saved: SavedGroup): void {
        this.sequence = saved.sequence;
        this.time = saved.time;
        this.isoTime = new Date(saved.time).toISOString();
        this.position = saved.position;
        this.membersPosition = saved.membersPosition;
        for (const member of saved.members)
            this.members.set(member.record.id, new Member(member.record, this.bytes, member.heardAt, member));
        this.log.restore(saved.events, saved.expired);
        this.shares.restore(saved.shares);
    }

    /** A living member, even if the sweep has not removed expired ones yet. */
    public member(nodeId: string, now: number): Member | undefined {
        const member = this.members.get(nodeId);
        return member !== undefined && isAlive(member.record, now) ? member : undefined;
    }

    /** The same, for writing. @throws {MeshError} NodeNotFound */
    private requireMember(nodeId: string, now: number): Member {
        return this.member(nodeId, now) ?? refuseStranger(nodeId, this.record);
    }

    /**
     * Adds or refreshes a member; true if the lists did not contain it. A member that returns after it expired starts
     * without its old variables; one that was only silent still has them.
     */
    public put(node: NodeRecord, now: number): boolean {
        const known = this.member(node.id, now);
        if (known !== undefined) {
            known.record = node;
            known.heard(now);
            return this.list(known, now);
        }
        this.bytes.requireRoom('joinGroup', MEMBER_BYTES);
        this.forget(node.id);
        this.members.set(node.id, new Member(node, this.bytes, now));
        this.membersPosition = this.nextPosition(now);
        return true;
    }

    /** Records a sign of life; null if it is not a member, true if the lists did not contain it. */
    public hear(nodeId: string, withinMs: number, now: number): boolean | null {
        const member = this.member(nodeId, now);
        if (member === undefined) return null;
        member.heard(now, withinMs);
        return this.list(member, now);
    }

    private list(member: Member, now: number): boolean {
        if (member.isListed) return false;
        member.isListed = true;
        this.membersPosition = this.nextPosition(now);
        return true;
    }

    /** Removes a member and everything that belongs to it; true if it was a member. */
    public remove(nodeId: string, now: number): boolean {
        if (!this.forget(nodeId)) return false;
        this.membersPosition = this.nextPosition(now);
        return true;
    }

    /** The members in the lists. */
    public present(now: number): Member[] {
        return [...this.members.values()].filter((member) => member.isPresent(now));
    }

    /** The members that have not expired, including silent ones. */
    public living(now: number): Member[] {
        return [...this.members.values()].filter((member) => isAlive(member.record, now));
    }

    /** The members of the group, and since when. */
    public memberList(now: number): MemberList {
        return { ids: this.present(now).map(({ record }) => record.id), position: this.membersPosition };
    }

    /** Removes expired members, and takes silent ones out of the list. Returns their number. */
    public sweep(now: number): number {
        this.log.sweep(now);
        this.shares.sweep(now);
        for (const { seen } of this.members.values()) seen.forgetOld(now);
        let gone = 0;
        for (const member of [...this.members.values()])
            if (!isAlive(member.record, now)) gone += Number(this.remove(member.record.id, now) && member.isListed);
            else if (member.isListed && !member.isPresent(now)) {
                member.isListed = false;
                this.membersPosition = this.nextPosition(now);
                gone += 1;
            }
        return gone;
    }

    /**
     * Merges the acceptable items of a report.
     * @throws {MeshError} NodeNotFound; LimitExceeded if all groups together use too much
     */
    public write(nodeId: string, writes: readonly VariableWrite[], now: number): Written {
        const member = this.requireMember(nodeId, now);
        this.bytes.requireRoom('data', member.variables.growth(writes));
        member.sent(now);
        if (writes.length === 0) member.variables.touch(now);
        return member.variables.report(writes, () => this.nextPosition(now), now);
    }

    /**
     * Appends the new and acceptable events of a batch.
     * @throws {MeshError} NodeNotFound; LimitExceeded, then nothing is stored
     */
    public append(nodeId: string, events: readonly NewEvent[], now: number): Appended {
        const member = this.requireMember(nodeId, now);
        this.reserve(member, events, now);
        member.sent(now);
        const held: EventRecord[] = [];
        const added: EventRecord[] = [];
        const refused: RefusedPlace[] = [];
        for (const [index, event] of events.entries()) {
            const position = event.orderKey === null ? undefined : member.seen.positionOf(event.orderKey);
            const refusal = position === undefined ? member.variables.refusal(event.writes) : null;
            if (refusal !== null) refused.push({ index, ...refusal });
            else if (position === undefined) {
                const record = this.appendOne(member, event, now);
                added.push(record);
                held.push(record);
            } else {
                const record = this.log.at(position, now);
                if (record !== undefined) held.push(record);
            }
        }
        if (added.length > 0) this.shares.take(member.record.id, loadOf(added), now);
        return { events: held, added, refused };
    }

    /**
     * @throws {MeshError} LimitExceeded if the new events of a batch exceed their sender's share, the log, or the
     * budget of all groups
     */
    private reserve(member: Member, events: readonly NewEvent[], now: number): void {
        const fresh = unseen(member, events);
        if (fresh.length === 0) return;
        const load = loadOf(fresh);
        this.shares.requireRoom(member.record.id, load, now);
        this.log.reserve(fresh.length, now);
        const growth = member.variables.growth(fresh.flatMap(({ writes }) => writes));
        this.bytes.requireRoom('events', load.bytes + fresh.length * SEEN_EVENT_BYTES + growth);
    }

    private appendOne(member: Member, event: NewEvent, now: number): EventRecord {
        const position = this.nextPosition(now);
        const record: EventRecord = {
            name: event.name,
            payload: event.payload,
            firedAt: event.firedAt,
            orderKey: event.orderKey,
            firedByNodeId: member.record.id,
            recordedAt: this.isoTime,
            position,
            // The writes are part of the event. They have its position and come just before it.
            variables: member.variables.carry(event.writes, position, now),
        };
        this.log.add(record, now + this.eventTtlMs);
        if (event.orderKey !== null) member.seen.remember(event.orderKey, position, now);
        return record;
    }

    /** The events after a position, and the writes up to the end of the page. */
    public pageSince(reader: Since, limit: number, now: number): Page {
        const { position: since, resumes } = reader;
        const { events, more } = this.log.after(reader, limit, now);
        const last = events[events.length - 1];
        const position = more && last !== undefined ? last.position : this.position;
        const changes: StatusRecord[] = [];
        // If nothing happened since, the answer needs no look at the members.
        if (since < position)
            for (const member of this.present(now)) {
                const change = member.variables.changes(since, position);
                if (change !== undefined) changes.push(change);
            }
        return {
            events,
            more,
            position,
            changes,
            members: this.membersPosition > since ? this.memberList(now) : null,
            missed: resumes ? this.log.missedAfter(since, now) : [],
        };
    }

    /** Returns the bytes of a group that has ended. */
    public end(): void {
        this.bytes.end();
    }

    /** Removes a member and everything that belongs to it; true if it was a member. */
    private forget(nodeId: string): boolean {
        this.members.get(nodeId)?.end();
        return this.members.delete(nodeId);
    }

    private isoTime = '';

    /** Positions ascend even if the clock steps back: they repeat the last time until the clock has caught up. */
    private nextPosition(now: number): string {
        if (now > this.time || this.isoTime === '') {
            this.time = Math.max(this.time, now);
            this.isoTime = new Date(this.time).toISOString();
        }
        this.sequence += 1;
        this.position = formatPosition(this.isoTime, this.sequence);
        return this.position;
    }
}

/** The events of a batch that their sender has not sent before. A retry uses no room. */
function unseen({ seen }: Member, events: readonly NewEvent[]): NewEvent[] {
    const inBatch = new Set<string>();
    return events.filter(({ orderKey }) => {
        if (orderKey === null) return true;
        if (inBatch.has(orderKey) || seen.positionOf(orderKey) !== undefined) return false;
        inBatch.add(orderKey);
        return true;
    });
}
