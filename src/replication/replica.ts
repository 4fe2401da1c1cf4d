import type { CoreParts } from '../core/parts';
import { createMeshCore, type MeshCore } from '../core/mesh-core';
import { Supervision } from '../core/supervision';
import { createMemoryStore, type MemoryStore, type MemoryStoreOptions } from '../store/memory';
import { changesOf, perform, type ChangeName, type Changes, type Command, type ResultOf } from './commands';
import { LogClock } from './log-clock';
import { decodeState, encodeState } from './saved-state';

/** What a replica needs. */
export interface ReplicaParts extends Omit<CoreParts, 'store' | 'clock' | 'newId'> {
    readonly store: MemoryStoreOptions;
}

/** One server's copy of the shared groups. Replicas that perform the same commands in the same order are equal. */
export class Replica {
    public readonly core: MeshCore;
    private readonly store: MemoryStore;
    private readonly clock: LogClock;
    private readonly supervision: Supervision;
    private readonly changes: Changes;
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

    /** How many groups and members there are. */
    public counts(): { readonly groups: number; readonly members: number } {
        return this.store.counts();
    }

    /** Bytes that all groups take. */
    public bytes(): number {
        return this.store.bytes();
    }

    /** The groups' time, milliseconds since 1970. */
    public now(): number {
        return this.clock.now();
    }

    /** Begins an entry of the log, which was appended at `at`. */
    public advance(at: number): void {
        this.clock.advance(at, this.store.counts().groups === 0);
    }

    /**
     * Performs one change. Begin the next one when it is done.
     * @throws {MeshError} as the operation does
     */
    public perform<Name extends ChangeName>({ name, args, ids }: Command<Name>): Promise<ResultOf<Name>> {
        this.ids = [...ids];
        return perform(this.changes, { name, args });
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
