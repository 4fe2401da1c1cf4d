import { REMEMBERED_MS } from '../remembered';

/** Events of one sender that are recognised: a minute at 80 a second, and always the last eight full batches. */
const REMEMBERED_EVENTS = 8_192;

/** The orderKeys of one sender that the log has taken, with their positions: how a retry is told from a new event. */
export class SeenEvents {
    private readonly positions = new Map<string, { readonly position: string; readonly at: number }>();

    /** The position under which the event was taken, if it was. */
    public positionOf(orderKey: string): string | undefined {
        return this.positions.get(orderKey)?.position;
    }

    /** Remembers the event, and forgets the oldest beyond the bounds. */
    public remember(orderKey: string, position: string, now: number): void {
        this.positions.set(orderKey, { position, at: now });
        for (const [oldest, seen] of this.positions) {
            if (this.positions.size <= REMEMBERED_EVENTS && now - seen.at < REMEMBERED_MS) break;
            this.positions.delete(oldest);
        }
    }
}
