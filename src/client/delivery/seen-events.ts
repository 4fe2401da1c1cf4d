import type { ArrivedEvent } from '../api/messages';
import { SEEN_FOR_MS, SEEN_MAX_EVENTS } from '../environment/timing';

/** Recognises an event that arrives again: by retry, by overlap, or over two transports at once. */
export class SeenEvents {
    private readonly seen = new Map<string, number>();

    /** True where the event is new; it is known from then on. */
    public isNew(event: ArrivedEvent, now: number): boolean {
        const identity = `${event.sender}/${event.orderKey ?? event.cursor ?? `${event.firedAt}/${event.name}`}`;
        if (this.seen.has(identity)) return false;
        this.seen.set(identity, now);
        for (const [oldest, at] of this.seen) {
            if (this.seen.size <= SEEN_MAX_EVENTS && now - at < SEEN_FOR_MS) break;
            this.seen.delete(oldest);
        }
        return true;
    }
}
