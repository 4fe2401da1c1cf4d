// What has arrived and waits for its frame. Each sender's items keep their order and the spacing in which they were
// fired; senders do not wait for each other.
import type { GroupVariables, MeshEvent } from './client';
import type { ArrivedEvent, Inbound, VariableChange } from './messages';
import { SeenEvents } from './seen-events';
import { ARRIVALS_MAX_EVENTS } from './timing';

type Item =
    | { readonly kind: 'event'; readonly due: number; readonly event: ArrivedEvent }
    | { readonly kind: 'variables'; readonly due: number; readonly changes: readonly VariableChange[] };

/** One sender's queue and the clock by which it is played. */
interface Sender {
    readonly items: Item[];
    /** What is added to the sender's `firedAt` to get the local moment of delivery. */
    offset: number;
    /** When its last item is or was due: nothing behind it comes sooner. */
    lastDue: number;
}

/** Takes another member's writes into the view. */
export interface VariableSink extends GroupVariables {
    apply(nodeId: string, changes: readonly VariableChange[]): void;
}

/** The inbox: drops what was seen before, keeps the order, and hands over what is due. */
export class Arrivals {
    private readonly seen = new SeenEvents();
    private readonly senders = new Map<string, Sender>();
    private waiting = 0;

    public constructor(
        private readonly own: string,
        private readonly variables: VariableSink,
        /**
         * Milliseconds for which a rhythm is kept: the longest that a transport gathers. After a silence of this long a
         * sender's next event comes at once, and no event is held back for longer.
         */
        private readonly rhythmMs: number,
    ) {}

    /** Takes what a transport brought; how many events were new, and how many had no room and are lost. */
    public accept(inbound: readonly Inbound[], now: number): { received: number; lost: number } {
        let received = 0;
        let lost = 0;
        for (const item of inbound) {
            if (item.kind === 'variables') this.acceptVariables(item.nodeId, item.changes, now);
            if (item.kind !== 'event' || item.event.sender === this.own) continue;
            if (!this.seen.isNew(item.event, now)) continue;
            if (this.waiting >= ARRIVALS_MAX_EVENTS) {
                lost += 1;
                continue;
            }
            received += 1;
            this.waiting += 1;
            const sender = this.sender(item.event.sender);
            sender.items.push({ kind: 'event', due: this.dueOf(sender, item.event, now), event: item.event });
        }
        return { received, lost };
    }

    /**
     * Hands over what is due at `now`, each sender's oldest first. Where `take` answers false, that event and all behind
     * it of the same sender wait for the next call; the variables that an event carries take their values with it.
     */
    public deliver(now: number, take: (event: MeshEvent) => boolean): void {
        if (this.senders.size === 0) return;
        const blocked = new Set<string>();
        const started = new Set<string>();
        for (let found = this.earliest(now, blocked); found !== null; found = this.earliest(now, blocked)) {
            const [senderId, sender, item] = found;
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
                started.add(senderId);
                this.waiting -= 1;
            } else if (started.has(senderId)) {
                blocked.add(senderId);
                continue;
            } else {
                this.variables.apply(senderId, item.changes);
            }
            sender.items.shift();
        }
        this.forgetSilent(now);
    }

    private acceptVariables(nodeId: string, changes: readonly VariableChange[], now: number): void {
        if (nodeId === this.own || changes.length === 0) return;
        const sender = this.senders.get(nodeId);
        // Nothing of this member waits: its variables may be seen at once.
        if (sender === undefined || sender.items.length === 0) this.variables.apply(nodeId, changes);
        else sender.items.push({ kind: 'variables', due: Math.max(now, sender.lastDue), changes });
    }

    private sender(id: string): Sender {
        let sender = this.senders.get(id);
        if (sender === undefined) {
            sender = { items: [], offset: Number.NEGATIVE_INFINITY, lastDue: Number.NEGATIVE_INFINITY };
            this.senders.set(id, sender);
        }
        return sender;
    }

    private earliest(now: number, blocked: ReadonlySet<string>): [string, Sender, Item] | null {
        let earliest: [string, Sender, Item] | null = null;
        for (const [id, sender] of this.senders) {
            const item = sender.items[0];
            if (item === undefined || item.due > now || blocked.has(id)) continue;
            if (earliest === null || item.due < earliest[2].due) earliest = [id, sender, item];
        }
        return earliest;
    }

    private forgetSilent(now: number): void {
        for (const [id, sender] of this.senders)
            if (sender.items.length === 0 && now - sender.lastDue > this.rhythmMs) this.senders.delete(id);
    }

    /**
     * When an event is due: as long after the sender's previous one as it was fired after it. An event that comes too
     * late for that is due now, and the ones behind it follow at their distance.
     */
    private dueOf(sender: Sender, event: ArrivedEvent, now: number): number {
        const planned = event.firedAt + sender.offset;
        // A sender's clock that jumped would otherwise hold its events back for as long as it jumped.
        const latest = Math.max(now, sender.lastDue) + this.rhythmMs;
        const due = Math.max(planned >= now && planned <= latest ? planned : now, sender.lastDue);
        if (!Number.isNaN(event.firedAt)) sender.offset = due - event.firedAt;
        sender.lastDue = due;
        return due;
    }
}
