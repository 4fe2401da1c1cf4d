import type { CoreParts } from '../core/parts';
import { createMeshCore, type MeshCore } from '../core/mesh-core';
import { Supervision } from '../core/supervision';
import { createMemoryStore, type MemoryStore, type MemoryStoreOptions } from '../store/memory';
import { changesOf, type ChangeName, type Command, type Handlers, type Results } from './commands';
import { LogClock } from './log-clock';
import { decodeState, encodeState } from './saved-state';

/** What a replica needs. */
export interface ReplicaParts extends Omit<CoreParts, 'store' | 'clock' | 'newId'> {
    readonly store: MemoryStoreOptions;
}

/** One server's copy of the shared groups. Replicas that perform the same commands in the same order are equal. */
export class Replica {
    public readonly core: MeshCore;
    public readonly store: MemoryStore;
    public readonly clock: LogClock;
    private readonly supervision: Supervision;
    private readonly changes: Handlers;
    /** Ids for the present command. */
    private ids: string[] = [];

    /** An empty replica, or the one that was saved. @throws {Error} if the pieces are not a saved state */
    public constructor(parts: ReplicaParts, pieces: readonly string[] | null) {
        const saved = pieces === null ? null : decodeState(pieces);
        this.store = createMemoryStore(parts.store, saved?.store);
        this.clock = new LogClock(saved?.clock);
        this.supervision = new Supervision(saved?.supervision);
        this.core = createMeshCore(
            { ...parts, store: this.store, clock: this.clock, newId: () => this.nextId() },
            this.supervision,
        );
        this.changes = changesOf(this.core);
    }

    /** Begins an entry of the log, which was appended at `at`. */
    public advance(at: number): void {
        this.clock.advance(at, this.store.counts().groups === 0);
    }

    /**
     * Performs one change. Begin the next one when it is done.
     * @throws {MeshError} as the operation does
     */
    public perform<Name extends ChangeName>({ name, args, ids }: Command<Name>): Promise<Results[Name]> {
        this.ids = [...ids];
        return this.changes[name](args);
    }

    /** The whole state, piece by piece. */
    public pieces(): Iterable<string> {
        return encodeState({
            clock: this.clock.saved(),
            supervision: this.supervision.saved(),
            store: this.store.saved(),
        });
    }

    private nextId(): string {
        const id = this.ids.shift();
        if (id === undefined) throw new Error('A command makes more than it has ids for.');
        return id;
    }
}
