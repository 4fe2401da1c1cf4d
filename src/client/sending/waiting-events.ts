import { overlaid, type Writes } from './pending-writes';

/** What the list keeps of an event: what was written between the event before it and this one. */
export interface Carrying {
    writes: Writes;
}

/** An event in its place. The list is doubly linked, because events leave from its middle. */
interface Place<Event> {
    readonly event: Event;
    before: Place<Event> | null;
    behind: Place<Event> | null;
}

/** The events that wait to be sent, in their order. Each step costs the same short time, however many wait. */
export class WaitingEvents<Event extends Carrying> {
    private readonly places = new Map<Event, Place<Event>>();
    private first: Place<Event> | null = null;
    private last: Place<Event> | null = null;

    public get size(): number {
        return this.places.size;
    }

    public has(event: Event): boolean {
        return this.places.has(event);
    }

    /** From the first to the last. The caller may remove the current one. */
    public *[Symbol.iterator](): Generator<Event> {
        for (let place = this.first; place !== null;) {
            const { behind } = place;
            yield place.event;
            place = behind;
        }
    }

    /** Queues an event behind all others. */
    public push(event: Event): void {
        const place = { event, before: this.last, behind: null };
        if (this.last === null) this.first = place;
        else this.last.behind = place;
        this.last = place;
        this.places.set(event, place);
    }

    /**
     * Gives what an event carries to the one behind it, under what that one carries itself: so that one still sees every
     * variable as it was (D3). If none follows, the caller gets the writes.
     */
    public unload(event: Event): Writes {
        const { writes } = event;
        const behind = this.places.get(event)?.behind ?? null;
        event.writes = new Map();
        if (behind === null) return writes;
        behind.event.writes = overlaid(writes, behind.event.writes);
        return new Map();
    }

    /** Takes an event out of its place, with what it carries. */
    public remove(event: Event): void {
        const place = this.places.get(event);
        if (place === undefined) return;
        if (place.before === null) this.first = place.behind;
        else place.before.behind = place.behind;
        if (place.behind === null) this.last = place.before;
        else place.behind.before = place.before;
        this.places.delete(event);
    }
}
