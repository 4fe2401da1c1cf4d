import type { Connection } from './connection/connection';
import type { Environment, Stop } from './environment';
import { knownError, type MeshClientError } from './errors';
import type { OpenSession } from './open-session';
import { statusOf, type Counts } from './status-of';
import { DISCONNECTED, type MeshStatus, type StatusError } from './status';
import { REFUSAL_SHOWN_MS } from './timing';

/** Where the status is read from. */
export interface StatusSources {
    readonly environment: Environment;
    readonly connection: () => Connection;
    readonly open: () => OpenSession | null;
}

/** The status of the moment and who listens to it, with what outlives a session: the last trouble, and what was counted. */
export class StatusKeeper {
    public status: MeshStatus = DISCONNECTED;
    private readonly listeners = new Set<(status: MeshStatus) => void>();
    private lastError: StatusError | null = null;
    private stopRefusal: Stop = () => undefined;
    /** What was counted in the group before. */
    private counts: Counts = DISCONNECTED;

    public constructor(private readonly sources: StatusSources) {}

    public onStatus(listener: (status: MeshStatus) => void): () => void {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    }

    /** Something of the sources changed: everybody who listens is told. */
    public refresh(): void {
        const { connection, open } = this.sources;
        const present = open();
        const { membership = null, session = null } = present ?? {};
        this.status = statusOf(connection(), membership, session, this.lastError, this.counts);
        present?.report.update(() => this.status);
        for (const listener of this.listeners) listener(this.status);
    }

    /** Takes an error, whatever was thrown, and hands it back as one that a person can read. */
    public note(error: unknown): MeshClientError {
        const { environment, open } = this.sources;
        const known = knownError(error);
        if (known !== error) environment.warn(String(error));
        const { kind, message, limit } = known;
        this.set({ kind, message, ...(limit && { limit }) });
        this.refresh();
        // A limit holds for as long as what met it does.
        if (kind === 'refused' && limit === null && open() !== null)
            this.stopRefusal = environment.after(REFUSAL_SHOWN_MS, () => this.forgetRefusal());
        return known;
    }

    /** Takes what went wrong; who listens is told with what it leads to. */
    public set(trouble: Omit<StatusError, 'at'>): void {
        this.stopRefusal();
        this.lastError = { ...trouble, at: this.sources.environment.now() };
    }

    /** What went wrong before is over. */
    public forgetTrouble(): void {
        this.stopRefusal();
        this.lastError = null;
    }

    /** What was counted in the group that ends; null where another one begins. */
    public keepCounts(counts: Counts | null): void {
        const { sent, received, missed, merged } = counts ?? DISCONNECTED;
        this.counts = { sent, received, missed, merged };
    }

    public dispose(): void {
        this.stopRefusal();
        this.listeners.clear();
    }

    /** A refusal changes nothing about the connection: it was said, and is over. */
    private forgetRefusal(): void {
        if (this.sources.open() === null || this.lastError?.kind !== 'refused') return;
        this.lastError = null;
        this.refresh();
    }
}
