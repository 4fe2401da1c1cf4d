import type { Environment } from '../environment/environment';
import type { PushEnd, PushEnding, PushStage } from '../transport/transport';

/** Attempts that are remembered: enough to see a pattern, few enough to read. */
const ATTEMPTS_MAX = 10;
/** Attempts that came to nothing before the network is blamed: one may have met a server that was just starting. */
const BLOCKED_FROM = 2;

/** One attempt to be pushed to: how far it came, and how it ended if it did. */
export interface PushAttempt {
    /** When it began, in milliseconds of the local clock. */
    readonly at: number;
    readonly stage: PushStage;
    /** An echo came back over it: it carries messages. */
    readonly proven: boolean;
    /** How it ended; null while it lasts. */
    readonly ending: PushEnding | 'replaced' | null;
    /** For a person, in a sentence; null while it lasts. */
    readonly reason: string | null;
    /** How long it lasted or has lasted when it changed last, in milliseconds. */
    readonly afterMs: number;
}

type Ended = PushEnd | { readonly ending: 'replaced'; readonly reason: string };

/** What became of the attempts to be pushed to: the evidence of a diagnosis. */
export class PushAttempts {
    private attempts: readonly PushAttempt[] = [];
    /** When the present one began, by what has elapsed. */
    private begun = 0;
    /** Those in a row that came to nothing in this network although the server answered requests. */
    private failed = 0;

    public get list(): readonly PushAttempt[] {
        return this.attempts;
    }

    public constructor(private readonly environment: Pick<Environment, 'now' | 'elapsed'>) {}

    /**
     * Whether the network lets none through, as far as that can be seen: two in a row came to nothing while the server
     * answered requests.
     */
    public get areBlocked(): boolean {
        return this.failed >= BLOCKED_FROM;
    }

    /** The device may be in another network, of which nothing is known. */
    public networkChanged(): void {
        this.failed = 0;
    }

    public begin(): void {
        this.begun = this.environment.elapsed();
        const attempt: PushAttempt = {
            at: this.environment.now(),
            stage: 'connecting',
            proven: false,
            ending: null,
            reason: null,
            afterMs: 0,
        };
        this.attempts = [...this.attempts.slice(1 - ATTEMPTS_MAX), attempt];
    }

    public reached(stage: PushStage): void {
        this.change({ stage });
    }

    public proved(): void {
        this.failed = 0;
        this.change({ proven: true });
    }

    /** The present attempt is over. One that is over already stays as it is. `isAnswered`: the server answers requests. */
    public end({ ending, reason }: Ended, isAnswered: boolean): void {
        const { last } = this;
        if (last?.ending !== null) return;
        if (!last.proven && isAnswered && (ending === 'closed' || ending === 'silent')) this.failed += 1;
        this.change({ ending, reason });
    }

    private get last(): PushAttempt | undefined {
        return this.attempts[this.attempts.length - 1];
    }

    private change(change: Partial<PushAttempt>): void {
        const { last } = this;
        if (last?.ending !== null) return;
        const afterMs = this.environment.elapsed() - this.begun;
        this.attempts = [...this.attempts.slice(0, -1), { ...last, ...change, afterMs }];
    }
}
