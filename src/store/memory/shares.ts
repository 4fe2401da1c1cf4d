import { heldAfter, shareRefusal, stillHeld, type HeldLoad, type Load } from '../../core/fair-share';
import { MeshError } from '../../wire/errors';

/** Each member's part of its group's log. It outlives the member: leaving and joining again gives no new share. */
export class Shares {
    private readonly held = new Map<string, readonly HeldLoad[]>();

    public constructor(private readonly eventTtlMs: number) {}

    /** Each member's part. */
    public saved(): [string, readonly HeldLoad[]][] {
        return [...this.held];
    }

    /** Restores saved parts. */
    public restore(saved: Iterable<readonly [string, readonly HeldLoad[]]>): void {
        for (const [nodeId, held] of saved) this.held.set(nodeId, held);
    }

    /** @throws {MeshError} LimitExceeded if the batch exceeds its sender's share */
    public requireRoom(nodeId: string, batch: Load, now: number): void {
        const refusal = shareRefusal(this.held.get(nodeId) ?? [], batch, now);
        if (refusal !== null) throw new MeshError('LimitExceeded', refusal.message, refusal.reason);
    }

    /** Records what the log has accepted. */
    public take(nodeId: string, batch: Load, now: number): void {
        this.held.set(nodeId, heldAfter(this.held.get(nodeId) ?? [], batch, now, this.eventTtlMs));
    }

    /** Forgets members whose part is empty. */
    public sweep(now: number): void {
        for (const [nodeId, held] of this.held) if (stillHeld(held, now).length === 0) this.held.delete(nodeId);
    }
}
