import { heldAfter, shareRefusal, stillHeld, type HeldLoad, type Load } from '../../core/fair-share';
import { MeshError } from '../../wire/errors';

/** What each member holds of its group's log. It outlives the member: leaving and joining again gives no new share. */
export class Shares {
    private readonly held = new Map<string, readonly HeldLoad[]>();

    public constructor(private readonly eventTtlMs: number) {}

    /** What each holds. */
    public saved(): [string, readonly HeldLoad[]][] {
        return [...this.held];
    }

    /** Goes on from there. */
    public restore(saved: Iterable<readonly [string, readonly HeldLoad[]]>): void {
        for (const [nodeId, held] of saved) this.held.set(nodeId, held);
    }

    /** @throws {MeshError} LimitExceeded where the batch does not fit into its sender's share */
    public requireRoom(nodeId: string, batch: Load, now: number): void {
        const refusal = shareRefusal(this.held.get(nodeId) ?? [], batch, now);
        if (refusal !== null) throw new MeshError('LimitExceeded', refusal.message, refusal.reason);
    }

    /** Notes what the log has taken. */
    public take(nodeId: string, batch: Load, now: number): void {
        this.held.set(nodeId, heldAfter(this.held.get(nodeId) ?? [], batch, now, this.eventTtlMs));
    }

    /** Forgets those who hold nothing any more. */
    public sweep(now: number): void {
        for (const [nodeId, held] of this.held) if (stillHeld(held, now).length === 0) this.held.delete(nodeId);
    }
}
