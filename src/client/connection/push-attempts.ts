import type { PushEnd, PushEnding, PushStage } from '../transport/push-source';

/** Attempts that are remembered: enough to see a pattern, few enough to read. */
const ATTEMPTS_MAX = 10;

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

/** What became of the attempts to be pushed to: the evidence of a diagnosis. */
export class PushAttempts {
    private attempts: readonly PushAttempt[] = [];

    public get list(): readonly PushAttempt[] {
        return this.attempts;
    }

    public begin(now: number): void {
        const attempt: PushAttempt = {
            at: now,
            stage: 'connecting',
            proven: false,
            ending: null,
            reason: null,
            afterMs: 0,
        };
        this.attempts = [...this.attempts.slice(1 - ATTEMPTS_MAX), attempt];
    }

    public reached(stage: PushStage, now: number): void {
        this.change({ stage }, now);
    }

    public proved(now: number): void {
        this.change({ proven: true }, now);
    }

    /** The present attempt is over. One that is over already stays as it is. */
    public end(
        { ending, reason }: PushEnd | { readonly ending: 'replaced'; readonly reason: string },
        now: number,
    ): void {
        this.change({ ending, reason }, now);
    }

    private change(change: Partial<PushAttempt>, now: number): void {
        const last = this.attempts[this.attempts.length - 1];
        if (last === undefined || last.ending !== null) return;
        this.attempts = [...this.attempts.slice(0, -1), { ...last, ...change, afterMs: now - last.at }];
    }
}
