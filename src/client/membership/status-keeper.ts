import type { History } from '../status/history';
import type { PushAttempts } from '../connection/push-attempts';
import type { Environment, Stop } from '../environment/environment';
import { knownError, type MeshClientError } from '../status/errors';
import { limitOf, type LimitCode } from '../status/reasons';
import { GatheredNews } from '../environment/gathered-news';
import type { Session } from './session';
import type { Stage } from './stage';
import { statusOf, type Counts } from './status-of';
import { DISCONNECTED, type MeshStatus, type StatusError } from '../status/status';
import { COUNTS_INTERVAL_MS, REFUSAL_SHOWN_MS } from '../environment/timing';

/** Where the status is read from. */
export interface StatusSources {
    readonly environment: Environment;
    readonly attempts: PushAttempts;
    readonly history: History;
    readonly stage: () => Stage;
    readonly open: () => Session | null;
}

/** Keeps the status for its listeners, and what outlives a session: the last error and the counts. */
export class StatusKeeper {
    public status: MeshStatus = DISCONNECTED;
    private readonly listeners = new Set<(status: MeshStatus) => void>();
    private lastError: StatusError | null = null;
    private stopRefusal: Stop = () => undefined;
    /** The counts of the group before. */
    private counts: Counts = DISCONNECTED;
    /** Limits that the project has met in this group. */
    private readonly metLimits = new Set<LimitCode>();
    private readonly refusedAgain: GatheredNews;

    public constructor(private readonly sources: StatusSources) {
        this.refusedAgain = new GatheredNews(sources.environment, COUNTS_INTERVAL_MS, () => this.refresh());
    }

    public onStatus(listener: (status: MeshStatus) => void): () => void {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    }

    /** Something in the sources changed: reads them, and calls every listener. */
    public refresh(): void {
        const { attempts, history, stage, open } = this.sources;
        const session = open();
        // What a pause held up is over with the pause.
        if (this.lastError?.reason?.code === 'paused' && session?.paused === false) this.lastError = null;
        const { lastError, counts } = this;
        const seen = {
            stage: stage(),
            webSocketBlocked: attempts.areBlocked,
            history: history.list,
            lastError,
            counts,
        };
        this.status = statusOf(seen, session);
        session?.report.update(this.status);
        for (const listener of this.listeners) listener(this.status);
    }

    /** Takes an error, whatever was thrown, and hands it back as one that a person can read. */
    public note(error: unknown): MeshClientError {
        const { environment, open } = this.sources;
        const known = knownError(error);
        if (known !== error) environment.warn(String(error));
        this.take(known);
        this.refresh();
        // A limit of what a project shares holds for as long as what met it does.
        if (known.kind === 'refused' && limitOf(known.reason) === null && open() !== null)
            this.stopRefusal = environment.after(REFUSAL_SHOWN_MS, () => this.forgetRefusal());
        return known;
    }

    /**
     * Takes the refusal of an event or a variable. The status shows each limit at once when the project first meets it in
     * a group, and later every `COUNTS_INTERVAL_MS` at most, because a loop may meet it in every turn.
     */
    public noteInput(refusal: MeshClientError): void {
        const limit = limitOf(refusal.reason);
        if (limit !== null && this.metLimits.has(limit)) {
            this.take(refusal);
            this.refusedAgain.changed();
            return;
        }
        if (limit !== null) this.metLimits.add(limit);
        this.note(refusal);
    }

    /** Takes what went wrong. The next refresh shows it, with what it leads to. */
    public set(trouble: Omit<StatusError, 'at'>): void {
        this.stopRefusal();
        this.lastError = { ...trouble, at: this.sources.environment.now() };
    }

    /** What went wrong before is over. */
    public forgetError(): void {
        this.stopRefusal();
        this.refusedAgain.stop();
        this.metLimits.clear();
        this.lastError = null;
    }

    /** Keeps the counts of the group that ends; null where another one begins. */
    public keepCounts(counts: Counts | null): void {
        const { sent, received, missed, merged } = counts ?? DISCONNECTED;
        this.counts = { sent, received, missed, merged };
    }

    public dispose(): void {
        this.stopRefusal();
        this.refusedAgain.stop();
        this.listeners.clear();
    }

    private take({ kind, message, reason }: MeshClientError): void {
        this.set({ kind, message, ...(reason && { reason }) });
    }

    /** A refusal changes nothing about the connection: once people have had time to read it, it is over. */
    private forgetRefusal(): void {
        if (this.sources.open() === null || this.lastError?.kind !== 'refused') return;
        this.lastError = null;
        this.refresh();
    }
}
