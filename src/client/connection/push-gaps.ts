import type { ArrivedEvent, Inbound } from '../messages';
import { sequenceOf } from '../order-key';
import { GAP_REACH_MS, GAP_REST_MS, GAP_SENDERS_MAX } from '../timing';

/** The last event of a sender that was taken. */
interface Last {
    readonly key: string;
    readonly sequence: number;
    /** Until when gaps of this sender are not looked into, in milliseconds of what elapses. */
    readonly restsUntil: number;
    /** What comes next was asked for already: what is not there was never sent. */
    readonly isLookedFor: boolean;
}

/** A sender of which nothing was taken yet: numbers start at one. What it fired before one joined is looked for once. */
const UNHEARD: Last = { key: '', sequence: 0, restsUntil: 0, isLookedFor: false };

/** How far one came within a second. */
interface Step {
    /** The end of that second, in milliseconds. */
    readonly until: number;
    position: string;
}

const STEP_MS = 1_000;

/** An event that stands in its sender's numbers. */
type Numbered = ArrivedEvent & { readonly orderKey: string };

/**
 * Sees that something is missing in what is pushed. A sender numbers its events without a gap; a backend whose pushes
 * are made side by side may make one of them late, or never.
 */
export class PushGaps {
    private readonly last = new Map<string, Last>();
    /** The steps within the reach, oldest first. */
    private readonly trail: Step[] = [];

    /** One joined at `base` as `own`. */
    public constructor(
        private readonly own: string,
        /** The position that was reached before the trail begins. */
        private base: string,
    ) {}

    /** Whether something is missing before a pushed message that may be had: it is asked for once. */
    public isBefore(inbound: readonly Inbound[], now: number): boolean {
        // A message holds a batch of one sender, without a gap inside.
        const event = inbound.map((item) => this.numbered(item)).find((item) => item !== null);
        if (!event) return false;
        const last = this.last.get(event.sender) ?? UNHEARD;
        if (last.isLookedFor || now < last.restsUntil || !isBehindGap(event, last)) return false;
        this.last.set(event.sender, { ...last, isLookedFor: true });
        return true;
    }

    /** The position some seconds ago. What was pushed since may have overtaken something that is not pushed any more. */
    public reached(now: number): string {
        for (let [first] = this.trail; first && first.until <= now - GAP_REACH_MS; [first] = this.trail) {
            this.base = first.position;
            this.trail.shift();
        }
        return this.base;
    }

    /** Takes what is handed on, over whichever transport it came. */
    public note(inbound: readonly Inbound[], position: string, now: number): void {
        this.reached(now);
        const end = this.trail[this.trail.length - 1];
        if (end === undefined || end.until <= now) this.trail.push({ until: now + STEP_MS, position });
        else end.position = position;
        for (const item of inbound) {
            const event = this.numbered(item);
            if (event === null) continue;
            const { sender, orderKey: key } = event;
            const last = this.last.get(sender);
            if (last !== undefined && key <= last.key) continue;
            // What is missing still was never sent, as after a refusal: it is not looked for with every batch.
            const restsUntil = last?.sequence && isBehindGap(event, last) ? now + GAP_REST_MS : (last?.restsUntil ?? 0);
            this.last.delete(sender);
            const sequence = sequenceOf(key);
            this.last.set(sender, { key, sequence, restsUntil, isLookedFor: false });
        }
        for (const oldest of this.last.keys()) {
            if (this.last.size <= GAP_SENDERS_MAX) break;
            this.last.delete(oldest);
        }
    }

    private numbered(item: Inbound): Numbered | null {
        if (item.kind !== 'event' || item.event.sender === this.own) return null;
        const { orderKey } = item.event;
        return orderKey === null || Number.isNaN(sequenceOf(orderKey)) ? null : { ...item.event, orderKey };
    }
}

function isBehindGap({ orderKey }: Numbered, last: Last): boolean {
    return orderKey > last.key && sequenceOf(orderKey) > last.sequence + 1;
}
