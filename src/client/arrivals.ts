// What has arrived and waits for its frame. Each sender's items keep their order and the spacing in which they were
// fired; senders do not wait for each other.
import type { GroupVariables, MeshEvent } from './client';
import type { ArrivedEvent, Inbound, MemberList, VariableChange } from './messages';
import type { OrderGaps } from './order-gaps';
import { Rhythm } from './rhythm';
import { SeenEvents } from './seen-events';
import { ARRIVALS_MAX_EVENTS } from './timing';

type Item =
    | { readonly kind: 'event'; readonly earliest: number; readonly event: ArrivedEvent }
    | { readonly kind: 'variables'; readonly changes: readonly VariableChange[] }
    /** The sender left: what it shared up to that position goes, behind its last event. */
    | { readonly kind: 'left'; readonly position: string | null };

/** One sender's queue and the rhythm in which it is played. */
interface Sender {
    readonly items: Item[];
    readonly rhythm: Rhythm;
}

/** What is next of a sender, and since when. */
interface Due {
    readonly senderId: string;
    readonly sender: Sender;
    readonly item: Item;
    readonly due: number;
}

/** Takes another member's writes into the view. */
export interface VariableSink extends GroupVariables {
    apply(nodeId: string, changes: readonly VariableChange[]): void;
    sharers(): Iterable<string>;
    forgetMember(nodeId: string, position: string | null): void;
}

/** The inbox: drops what was seen before, keeps the order, and hands over what is due. */
export class Arrivals {
    private readonly seen = new SeenEvents();
    private readonly senders = new Map<string, Sender>();
    private waiting = 0;
    private members: { readonly ids: ReadonlySet<string>; readonly position: string | null } | null = null;

    public constructor(
        private readonly own: string,
        private readonly variables: VariableSink,
        /**
         * Milliseconds for which a rhythm is kept: the longest that a transport gathers. After a silence of this long a
         * sender's next event comes at once, and no event is held back for longer.
         */
        private readonly rhythmMs: number,
        /** Where one joined: what was fired before is not one's own to hear, however often a backend tells it. */
        private readonly joinedAt: string,
        /** Where the backend does not tell what was missed: counts it by the senders' own numbers. */
        private readonly gaps: OrderGaps | null,
    ) {}

    /** Takes what a transport brought; how many events were new, and how many had no room and are lost. */
    public accept(inbound: readonly Inbound[], now: number): { received: number; lost: number } {
        let received = 0;
        let lost = 0;
        for (const item of inbound) {
            if (item.kind === 'variables') this.acceptVariables(item.nodeId, item.changes);
            if (item.kind !== 'event' || item.event.sender === this.own) continue;
            if ((item.event.cursor ?? '~') <= this.joinedAt || !this.seen.isNew(item.event, now)) continue;
            lost += this.gaps?.before(item.event) ?? 0;
            if (this.waiting >= ARRIVALS_MAX_EVENTS) {
                lost += 1;
                continue;
            }
            received += 1;
            this.waiting += 1;
            const { items, rhythm } = this.sender(item.event.sender);
            items.push({ kind: 'event', earliest: rhythm.arrived(item.event.firedAt, now), event: item.event });
            if (this.hasLeft(item.event.sender, item.event.cursor)) this.leave(item.event.sender);
        }
        return { received, lost };
    }

    /**
     * Hands over what is due at `now`, each sender's oldest first. Where `take` answers false, that event and all behind
     * it of the same sender wait for the next call; the variables that an event carries take their values with it.
     * True where something was due and had to wait.
     */
    public deliver(now: number, take: (event: MeshEvent) => boolean): boolean {
        if (this.senders.size === 0) return false;
        const blocked = new Set<string>();
        const started = new Set<string>();
        for (let found = this.earliest(now, blocked); found !== null; found = this.earliest(now, blocked)) {
            const { senderId, sender, item } = found;
            if (item.kind === 'event') {
                const { name, payload, changes } = item.event;
                // Scripts run after all deliveries of a frame: a second event of this sender that changes a variable
                // would show its value to the scripts of the first.
                const mustWait = changes.length > 0 && started.has(senderId);
                if (mustWait || !take({ name, payload, sender: senderId })) {
                    blocked.add(senderId);
                    continue;
                }
                this.variables.apply(senderId, changes);
                sender.rhythm.delivered(item.event.firedAt, now);
                started.add(senderId);
                this.waiting -= 1;
            } else if (started.has(senderId)) {
                blocked.add(senderId);
                continue;
            } else if (item.kind === 'variables') {
                this.variables.apply(senderId, item.changes);
            } else {
                this.variables.forgetMember(senderId, item.position);
            }
            sender.items.shift();
        }
        this.forgetSilent(now);
        return blocked.size > 0;
    }

    /** Forgets the events that wait; the variables that they carry take their values at once. */
    public dropEvents(): void {
        for (const [senderId, { items }] of this.senders)
            for (const item of items.splice(0)) {
                if (item.kind === 'event') this.variables.apply(senderId, item.event.changes);
                else if (item.kind === 'variables') this.variables.apply(senderId, item.changes);
                else this.variables.forgetMember(senderId, item.position);
            }
        this.waiting = 0;
    }

    /**
     * Takes a list of the members: who is not in it takes its variables along, behind what it fired before. False where
     * a later list is known: over two transports at once lists may come in any order.
     */
    public acceptMembers({ ids, position }: MemberList): boolean {
        const known = this.members?.position ?? null;
        if (known !== null && position !== null && position < known) return false;
        this.members = { ids: new Set(ids), position };
        for (const nodeId of new Set([...this.variables.sharers(), ...this.senders.keys()]))
            if (!this.members.ids.has(nodeId)) this.leave(nodeId);
        return true;
    }

    /** Whether what stands at `position` was written by a member that left after it. */
    private hasLeft(nodeId: string, position: string | null): boolean {
        const { members } = this;
        if (members === null || members.position === null || position === null) return false;
        return position < members.position && !members.ids.has(nodeId);
    }

    private leave(nodeId: string): void {
        const position = this.members?.position ?? null;
        const items = this.senders.get(nodeId)?.items ?? [];
        if (items.length === 0) this.variables.forgetMember(nodeId, position);
        else items.push({ kind: 'left', position });
    }

    private acceptVariables(nodeId: string, changes: readonly VariableChange[]): void {
        if (nodeId === this.own) return;
        const current = changes.filter(({ position }) => !this.hasLeft(nodeId, position));
        if (current.length === 0) return;
        const sender = this.senders.get(nodeId);
        // Nothing of this member waits: its variables may be seen at once.
        if (sender === undefined || sender.items.length === 0) this.variables.apply(nodeId, current);
        else sender.items.push({ kind: 'variables', changes: current });
    }

    private sender(id: string): Sender {
        let sender = this.senders.get(id);
        if (sender === undefined) {
            sender = { items: [], rhythm: new Rhythm(this.rhythmMs) };
            this.senders.set(id, sender);
        }
        return sender;
    }

    private earliest(now: number, blocked: ReadonlySet<string>): Due | null {
        let earliest: Due | null = null;
        for (const [senderId, sender] of this.senders) {
            const item = sender.items[0];
            if (item === undefined || blocked.has(senderId)) continue;
            const due = dueOf(sender, item);
            if (due <= now && (earliest === null || due < earliest.due)) earliest = { senderId, sender, item, due };
        }
        return earliest;
    }

    private forgetSilent(now: number): void {
        for (const [id, { items, rhythm }] of this.senders)
            if (items.length === 0 && rhythm.isOver(now)) this.senders.delete(id);
    }
}

/** What is no event follows what was fired before it at once. */
function dueOf({ rhythm }: Sender, item: Item): number {
    return item.kind === 'event' ? rhythm.due(item.event.firedAt, item.earliest) : Number.NEGATIVE_INFINITY;
}
