import type { GroupBytes } from './byte-budget';
import type { SavedEventId } from './saved';

/** Milliseconds for which a sender's event is recognised. A client gives up a request long before. */
const REMEMBERED_MS = 60_000;
/** Recognised events of one sender: a minute at 80 a second, and always the last eight full batches. */
const REMEMBERED_EVENTS = 8_192;
/** Bytes of the process that one of them uses: the key, the position, and the map's overhead. */
export const SEEN_EVENT_BYTES = 250;

/**
 * The orderKeys of one sender that the log has accepted, with their positions. They distinguish a retry from a new
 * event.
 */
export class SeenEvents {
    private readonly positions = new Map<string, { readonly position: string; readonly at: number }>();

    public constructor(private readonly bytes: GroupBytes) {}

    /** The position of the accepted event, if there is one. */
    public positionOf(orderKey: string): string | undefined {
        return this.positions.get(orderKey)?.position;
    }

    /** Remembers the event, and forgets the oldest beyond the bounds. */
    public remember(orderKey: string, position: string, now: number): void {
        this.positions.set(orderKey, { position, at: now });
        this.bytes.add(SEEN_EVENT_BYTES);
        this.forgetOld(now);
    }

    /** All of them, oldest first. */
    public saved(): SavedEventId[] {
        return [...this.positions].map(([orderKey, { position, at }]) => ({ orderKey, position, at }));
    }

    /** Forgets the events that nobody sends again. */
    public forgetOld(now: number): void {
        this.forgetWhile(({ at }) => this.positions.size > REMEMBERED_EVENTS || now - at >= REMEMBERED_MS);
    }

    /** Forgets everything. */
    public clear(): void {
        this.forgetWhile(() => true);
    }

    private forgetWhile(matches: (seen: { readonly at: number }) => boolean): void {
        for (const [oldest, seen] of this.positions) {
            if (!matches(seen)) return;
            this.positions.delete(oldest);
            this.bytes.add(-SEEN_EVENT_BYTES);
        }
    }
}
