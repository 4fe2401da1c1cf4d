import type { ArrivedEvent, Inbound } from '../messages';
import { sequenceOf } from '../order-key';
import { GAP_REACH_MS, GAP_REST_MS, GAP_SENDERS_MAX } from '../timing';

/** The last event of a sender that was taken. */
interface Last {
    readonly key: string;
    readonly sequence: number;
    readonly position: string;
    /** Until when gaps of this sender are not looked into, in milliseconds of the local clock. */
    readonly restsUntil: number;
}

/** A sender of which nothing was taken yet: numbers start at one. What it fired before one joined is looked for once. */
const UNHEARD: Last = { key: '', sequence: 0, position: '', restsUntil: 0 };

/** An event that stands in its sender's numbers and in the group's order. */
type Numbered = ArrivedEvent & { readonly orderKey: string; readonly cursor: string };

/**
 * Sees that something is missing in what is pushed. A sender numbers its events without a gap; a backend whose pushes
 * are made side by side may make one of them late, or never.
 */
export class PushGaps {
    private readonly last = new Map<string, Last>();
    /** Positions that were reached, oldest first: one from before the reach, and at most one a second within it. */
    private readonly trail: { readonly at: number; readonly position: string }[];

    /** One joined at `position` as `own`. */
    public constructor(
        private readonly own: string,
        position: string,
        now: number,
    ) {
        this.trail = [{ at: now, position }];
    }

    /** A place behind which all is that is missing before a pushed message; null where nothing is. */
    public before(inbound: readonly Inbound[], now: number): string | null {
        // A message holds a batch of one sender, without a gap inside.
        const event = inbound.map((item) => this.numbered(item)).find((item) => item !== null);
        if (!event) return null;
        const last = this.last.get(event.sender) ?? UNHEARD;
        if (now < last.restsUntil || !isBehindGap(event, last)) return null;
        this.forgetTrail(now);
        const reached = this.trail[0]?.position ?? '';
        return last.position > reached ? last.position : reached;
    }

    /** Takes what is handed on, over whichever transport it came. */
    public note(inbound: readonly Inbound[], position: string, now: number): void {
        this.forgetTrail(now);
        if (now - (this.trail[this.trail.length - 1]?.at ?? 0) >= 1000) this.trail.push({ at: now, position });
        for (const item of inbound) {
            const event = this.numbered(item);
            if (event === null) continue;
            const { sender, orderKey: key, cursor } = event;
            const last = this.last.get(sender);
            if (last !== undefined && key <= last.key) continue;
            // What is missing still was never sent, as after a refusal: it is not looked for with every batch.
            const restsUntil = last && isBehindGap(event, last) ? now + GAP_REST_MS : (last?.restsUntil ?? 0);
            this.last.delete(sender);
            this.last.set(sender, { key, sequence: sequenceOf(key), position: cursor, restsUntil });
        }
        for (const oldest of this.last.keys()) {
            if (this.last.size <= GAP_SENDERS_MAX) break;
            this.last.delete(oldest);
        }
    }

    private forgetTrail(now: number): void {
        while ((this.trail[1]?.at ?? now) <= now - GAP_REACH_MS) this.trail.shift();
    }

    private numbered(item: Inbound): Numbered | null {
        if (item.kind !== 'event' || item.event.sender === this.own) return null;
        const { orderKey, cursor } = item.event;
        if (orderKey === null || cursor === null || Number.isNaN(sequenceOf(orderKey))) return null;
        return { ...item.event, orderKey, cursor };
    }
}

function isBehindGap({ orderKey }: Numbered, last: Last): boolean {
    return orderKey > last.key && sequenceOf(orderKey) > last.sequence + 1;
}
