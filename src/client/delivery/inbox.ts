// What has arrived and waits for its frame. Each sender's items keep their order and the spacing in which they were
// fired; senders do not wait for each other.
import type { EventTimes, MeshEvent } from './mesh-event';
import type { VariableView } from '../variables/group-variables';
import type { Position } from '../../wire/position';
import type { ArrivedEvent, Inbound, MemberList, VariableChange } from '../api/messages';
import { Queue } from './queue';
import { Rhythm, type Beat } from './rhythm';
import { SeenEvents } from './seen-events';
import { INBOX_MAX_EVENTS, HURRY_FROM_MS } from '../environment/timing';

type Item =
    | { readonly kind: 'event'; readonly beat: Beat; readonly event: ArrivedEvent }
    | { readonly kind: 'variables'; readonly changes: readonly VariableChange[] }
    /** The sender left: its variables up to that position disappear, after its last event. */
    | { readonly kind: 'left'; readonly position: Position | null };

/** One sender's queue and the rhythm in which it is played. */
interface Sender {
    readonly id: string;
    readonly items: Queue<Item>;
    readonly rhythm: Rhythm;
    /** Events among the items. */
    waiting: number;
    /** Whether something of it waited for a frame of its own when it was delivered last. */
    blocked: boolean;
    /** Which turn its last event had among all that were handed over. */
    lastTurn: number;
}

/** What is next of a sender, and since when. */
interface Due {
    readonly sender: Sender;
    readonly item: Item;
    readonly due: number;
}

/** What the inbox is made of. */
export interface InboxParts {
    /** This member's node id. */
    readonly own: string;
    readonly variables: VariableView;
    /**
     * Milliseconds for which a rhythm is kept: the longest that a transport gathers. After a silence of this long a
     * sender's next event comes at once, and no event is held back for longer.
     */
    readonly rhythmMs: number;
    /** For how long the present transport gathers events, ms. */
    readonly gatheredMs: () => number;
    /** The position at which this member joined. It ignores events from before. */
    readonly joinedAt: Position;
}

/** The inbox: drops what was seen before, keeps the order, and hands over what is due. */
export class Inbox {
    private readonly seen = new SeenEvents();
    private readonly senders = new Map<string, Sender>();
    private waiting = 0;
    private turns = 0;
    private lastDelivery = Number.NEGATIVE_INFINITY;
    private members: { readonly ids: ReadonlySet<string>; readonly position: Position | null } | null = null;

    public constructor(private readonly parts: InboxParts) {}

    /** Takes what a transport brought; how many events were new, and how many are lost: they had no room. */
    public accept(inbound: readonly Inbound[], now: number): { received: number; lost: number } {
        let received = 0;
        let lost = 0;
        for (const item of inbound) {
            if (item.kind === 'variables') this.acceptVariables(item.nodeId, item.changes);
            if (item.kind !== 'event' || !this.isNew(item.event, now)) continue;
            received += 1;
            this.queue(item.event, now);
            if (this.waiting > INBOX_MAX_EVENTS) {
                this.dropOldestOfLoudest();
                lost += 1;
            }
        }
        return { received, lost };
    }

    /**
     * Hands over what is due at `now`, each sender's oldest first. Where `take` answers false, that event and all behind
     * it of the same sender wait for the next call. The variables that an event carries change with it.
     * True where what had to wait is late.
     */
    public deliver(now: number, take: (event: MeshEvent, times: EventTimes) => boolean): boolean {
        const blocked = new Set<Sender>();
        /** Who had an event in this frame, and when the last one was due. */
        const started = new Map<Sender, number>();
        let isLate = false;
        for (let found = this.earliest(now, blocked); found !== null; found = this.earliest(now, blocked)) {
            const { sender, item, due } = found;
            if (this.mayGo(sender, item, now, started, take)) {
                if (item.kind === 'event') started.set(sender, due);
                this.settle(sender);
            } else {
                blocked.add(sender);
                isLate ||= (item.kind === 'event' ? due : (started.get(sender) ?? now)) < now - HURRY_FROM_MS;
            }
        }
        for (const sender of this.senders.values()) sender.blocked = blocked.has(sender);
        this.lastDelivery = now;
        this.forgetSilent(now);
        return isLate;
    }

    /** Drops the waiting events; the variables that they carry change at once. */
    public dropEvents(): void {
        for (const sender of this.senders.values()) while (sender.items.size > 0) this.settle(sender);
    }

    /**
     * Takes a list of the members. The variables of a member that is missing from it disappear after its last event. False
     * if a later list is known: two transports may bring lists in any order.
     */
    public acceptMembers({ ids, position }: MemberList): boolean {
        const known = this.members?.position ?? null;
        if (known !== null && position !== null && position < known) return false;
        this.members = { ids: new Set(ids), position };
        for (const nodeId of new Set([...this.parts.variables.sharers(), ...this.senders.keys()]))
            if (!this.members.ids.has(nodeId)) this.leave(nodeId);
        return true;
    }

    /** Whether the member left after it wrote at `position`. */
    private hasLeft(nodeId: string, position: Position | null): boolean {
        const { members } = this;
        if (members === null || members.position === null || position === null) return false;
        return position < members.position && !members.ids.has(nodeId);
    }

    private leave(nodeId: string): void {
        const position = this.members?.position ?? null;
        const sender = this.senders.get(nodeId);
        if (sender === undefined || sender.items.size === 0) this.parts.variables.forgetMember(nodeId, position);
        else sender.items.push({ kind: 'left', position });
    }

    private acceptVariables(nodeId: string, changes: readonly VariableChange[]): void {
        if (nodeId === this.parts.own) return;
        const current = changes.filter(({ position }) => !this.hasLeft(nodeId, position));
        if (current.length === 0) return;
        const sender = this.senders.get(nodeId);
        // Nothing of this member waits, so its variables change at once.
        if (sender === undefined || sender.items.size === 0) this.parts.variables.apply(nodeId, current);
        else sender.items.push({ kind: 'variables', changes: current });
    }

    private isNew(event: ArrivedEvent, now: number): boolean {
        const { own, joinedAt } = this.parts;
        return event.sender !== own && (event.cursor ?? '~') > joinedAt && this.seen.isNew(event, now);
    }

    private queue(event: ArrivedEvent, now: number): void {
        const sender = this.sender(event.sender);
        sender.items.push({ kind: 'event', beat: sender.rhythm.arrived(event.firedAt, now), event });
        sender.waiting += 1;
        this.waiting += 1;
        if (this.hasLeft(event.sender, event.cursor)) this.leave(event.sender);
    }

    /** Scripts run after all deliveries of a frame, so a variable that changes now would reach scripts that started before it. */
    private mayGo(
        sender: Sender,
        item: Item,
        now: number,
        started: ReadonlyMap<Sender, number>,
        take: (event: MeshEvent, times: EventTimes) => boolean,
    ): boolean {
        if (item.kind !== 'event') return !started.has(sender);
        const { name, payload, changes } = item.event;
        if (changes.length > 0 && started.has(sender)) return false;
        if (!take({ name, payload, sender: sender.id }, item.beat)) return false;
        sender.rhythm.handedOver(item.beat, now, sender.blocked ? Number.NEGATIVE_INFINITY : this.lastDelivery);
        sender.lastTurn = this.turns += 1;
        return true;
    }

    /** Takes a sender's first item out of its queue, and its variables into the view. */
    private settle(sender: Sender): void {
        const { variables } = this.parts;
        const item = sender.items.shift();
        if (item?.kind === 'variables') variables.apply(sender.id, item.changes);
        if (item?.kind === 'left') variables.forgetMember(sender.id, item.position);
        if (item?.kind !== 'event') return;
        variables.apply(sender.id, item.event.changes);
        sender.waiting -= 1;
        this.waiting -= 1;
    }

    /** Drops an event of the sender with the most waiting events, so that no sender loses events because of another. */
    private dropOldestOfLoudest(): void {
        const [first, ...others] = this.senders.values();
        if (first === undefined) return;
        const loudest = others.reduce((most, sender) => (sender.waiting > most.waiting ? sender : most), first);
        for (const before = loudest.waiting; loudest.waiting === before;) this.settle(loudest);
    }

    private sender(id: string): Sender {
        let sender = this.senders.get(id);
        if (sender === undefined) {
            const rhythm = new Rhythm(this.parts.rhythmMs, this.parts.gatheredMs);
            sender = { id, items: new Queue(), rhythm, waiting: 0, blocked: false, lastTurn: 0 };
            this.senders.set(id, sender);
        }
        return sender;
    }

    private earliest(now: number, blocked: ReadonlySet<Sender>): Due | null {
        let earliest: Due | null = null;
        for (const sender of this.senders.values()) {
            const item = sender.items.first;
            if (item === undefined || blocked.has(sender)) continue;
            const found = { sender, item, due: dueOf(sender, item) };
            if (found.due <= now && (earliest === null || isBefore(found, earliest, now))) earliest = found;
        }
        return earliest;
    }

    private forgetSilent(now: number): void {
        for (const [id, { items, rhythm }] of this.senders)
            if (items.size === 0 && rhythm.isOver(now)) this.senders.delete(id);
    }
}

/** What is no event follows what was fired before it at once. */
function dueOf({ rhythm }: Sender, item: Item): number {
    return item.kind === 'event' ? rhythm.due(item.beat) : Number.NEGATIVE_INFINITY;
}

/** Whether `one` goes first. Late events are equally late, and senders take turns, so that a backlog delays nobody else. */
function isBefore(one: Due, other: Due, now: number): boolean {
    const late = now - HURRY_FROM_MS;
    const difference = Math.max(one.due, late) - Math.max(other.due, late);
    return difference < 0 || (difference === 0 && one.sender.lastTurn < other.sender.lastTurn);
}
