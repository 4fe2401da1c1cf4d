// One order for each sender, whichever transport brought what. A sender numbers its events without a gap, so a pushed
// event behind a gap waits until a question has brought what is missing, or has shown that it was never sent.
import type { Position } from '../../wire/position';
import type { ArrivedEvent, Inbound } from '../api/messages';
import { sequenceOf } from '../api/order-key';
import { Queue } from './queue';
import { GAP_REST_MS, GAP_SENDERS_MAX, REORDER_MAX_ITEMS } from '../environment/timing';

/** A pushed item that waits. */
interface Held {
    readonly item: Inbound;
    /** Its place in the group's order; behind everything where the backend does not say. */
    readonly position: string;
    /** Which one it is among all that ever waited. */
    readonly number: number;
}

/** One sender, and what of it waits, in its order. */
interface Line {
    /** The order key and the number of its newest event that was handed on; empty and 0 where none was. */
    key: string;
    sequence: number;
    /** Until when gaps of this sender are ignored, in milliseconds of what elapses. */
    restsUntil: number;
    readonly held: Queue<Held>;
}

/** What the buffer works with. */
export interface ReorderBufferParts {
    /** This member's node id. */
    readonly own: string;
    /** Whether a poll can bring what was not pushed. */
    readonly fillsGaps: boolean;
    /** Asks for everything behind the position; resolves once a question that began after the call was answered. */
    readonly ask: () => Promise<void>;
    /** Takes what has its turn, in order. An item may come twice. */
    readonly handOn: (inbound: readonly Inbound[]) => void;
    /** Milliseconds that have elapsed. */
    readonly elapsed: () => number;
}

/** Puts what two transports bring at any time into one order for each sender. */
export class ReorderBuffer {
    /** The one used last is last. */
    private readonly lines = new Map<string, Line>();
    /** Whether pushes alone bring everything. Until then what has no number cannot be placed, and waits. */
    private live = false;
    /** Items that ever waited. */
    private count = 0;
    private waiting = 0;

    public constructor(private readonly parts: ReorderBufferParts) {}

    /** Whether nothing waits. */
    public get isEmpty(): boolean {
        return this.waiting === 0;
    }

    /** From now on pushes alone bring everything. */
    public goLive(): void {
        this.live = true;
        this.release(0);
    }

    /** Pushing has ended: polls bring the host's decisions. */
    public pushEnded(): void {
        this.live = false;
        this.waiting -= this.lines.get(STATE)?.held.size ?? 0;
        this.lines.delete(STATE);
    }

    /** Takes a pushed message. */
    public pushed(inbound: readonly Inbound[]): void {
        const ready = inbound.flatMap((item) => {
            const line = this.lineOf(item);
            if (line === null) return [item];
            this.hold(line, item);
            return this.turns(line, 0);
        });
        if (ready.length > 0) this.parts.handOn(ready);
        if (this.waiting > REORDER_MAX_ITEMS) this.release(this.count);
    }

    /** Takes a page, which is complete up to `readUpTo`. Nothing of it waits, and waiting items go to their places in it. */
    public polled(inbound: readonly Inbound[], readUpTo: Position): void {
        const ready: Inbound[] = [];
        const behindEvents = inbound.reduce((end, { kind }, index) => (kind === 'event' ? index + 1 : end), 0);
        for (const item of inbound.slice(0, behindEvents)) {
            const line = item.kind === 'event' ? this.lineOf(item) : null;
            if (line !== null) {
                ready.push(...this.upTo(line, positionOf(item)));
                this.note(line, item);
            }
            ready.push(item);
        }
        for (const line of this.lines.values()) ready.push(...this.upTo(line, readUpTo));
        this.parts.handOn([...ready, ...inbound.slice(behindEvents)]);
    }

    /** Asks for what is missing. With the answer everything that waits now moves on, whatever the answer brought. */
    public async ask(): Promise<void> {
        const { count } = this;
        await this.parts.ask();
        this.release(count);
    }

    /** Hands on what has its turn, and the first `count` items that ever waited: their gaps were never sent. */
    private release(count: number): void {
        const ready: Inbound[] = [];
        let isMissing = false;
        for (const line of this.lines.values()) {
            ready.push(...this.turns(line, count));
            isMissing ||= line.held.first !== undefined && this.isBehindGap(line, line.held.first.item);
        }
        if (ready.length > 0) this.parts.handOn(ready);
        if (isMissing) void this.ask();
    }

    /** The items of a line that have their turn, and its first ones among the first `count` that ever waited. */
    private turns(line: Line, count: number): Inbound[] {
        const ready: Inbound[] = [];
        while (line.held.first && (line.held.first.number <= count || this.hasTurn(line, line.held.first.item)))
            ready.push(this.next(line));
        return ready;
    }

    private upTo(line: Line, position: string): Inbound[] {
        const ready: Inbound[] = [];
        while (line.held.first && line.held.first.position <= position) ready.push(this.next(line));
        return ready;
    }

    private next(line: Line): Inbound {
        const held = line.held.shift();
        if (held === undefined) throw new Error('Nothing of this sender waits.');
        this.waiting -= 1;
        this.note(line, held.item);
        return held.item;
    }

    private hold(line: Line, item: Inbound): void {
        const isFirst = line.held.size === 0;
        const isMissing = isFirst && this.isBehindGap(line, item);
        this.count += 1;
        this.waiting += 1;
        line.held.push({ item, position: positionOf(item), number: this.count });
        if (isMissing) void this.ask();
    }

    private hasTurn(line: Line, item: Inbound): boolean {
        return isNumbered(item) ? !this.isBehindGap(line, item) : this.live;
    }

    private isBehindGap(line: Line, item: Inbound): boolean {
        if (!this.parts.fillsGaps || !isNumbered(item)) return false;
        const { orderKey } = item.event;
        return (
            this.parts.elapsed() >= line.restsUntil && orderKey > line.key && sequenceOf(orderKey) > line.sequence + 1
        );
    }

    /** An item is handed on. */
    private note(line: Line, item: Inbound): void {
        if (!isNumbered(item)) return;
        const { orderKey } = item.event;
        if (orderKey <= line.key) return;
        // A number that is still missing was never sent, as after a refusal, so not every batch asks for it.
        if (line.sequence > 0 && this.isBehindGap(line, item)) line.restsUntil = this.parts.elapsed() + GAP_REST_MS;
        line.key = orderKey;
        line.sequence = sequenceOf(orderKey);
    }

    /** The line of an item; null if its order does not matter. */
    private lineOf(item: Inbound): Line | null {
        const sender = senderOf(item);
        if (sender === null || sender === this.parts.own) return null;
        const line = this.lines.get(sender) ?? { key: '', sequence: 0, restsUntil: 0, held: new Queue<Held>() };
        this.lines.delete(sender);
        this.lines.set(sender, line);
        this.forgetOldest();
        return line;
    }

    private forgetOldest(): void {
        if (this.lines.size <= GAP_SENDERS_MAX) return;
        for (const [sender, { held }] of this.lines) {
            if (held.size > 0) continue;
            this.lines.delete(sender);
            return;
        }
    }
}

type Numbered = Inbound & { readonly event: ArrivedEvent & { readonly orderKey: string } };

function isNumbered(item: Inbound): item is Numbered {
    return item.kind === 'event' && !Number.isNaN(sequenceOf(item.event.orderKey ?? ''));
}

/** The line of the host's decisions. */
const STATE = '';

function senderOf(item: Inbound): string | null {
    if (item.kind === 'event') return item.event.sender;
    if (item.kind === 'variables') return item.nodeId;
    return item.kind === 'state' ? STATE : null;
}

function positionOf(item: Inbound): string {
    if (item.kind === 'event') return item.event.cursor ?? '~';
    if (item.kind !== 'variables') return '~';
    return item.changes.reduce((last, { position }) => ((position ?? '~') > last ? (position ?? '~') : last), '');
}
