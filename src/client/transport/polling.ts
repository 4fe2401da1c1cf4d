import { positionOf, type Position } from '../../wire/position';
import type { Environment, Stop } from '../environment/environment';
import { failureOf } from '../backend/failures';
import type { Membership } from '../api/membership';
import { HIDDEN_HEARD_WITHIN_S, OVERLAP_MS, POLLING_JITTER, RETRY_FIRST_MS, backoffMs } from '../environment/timing';
import type { PollEvents, PollTransport } from './transport';

const POSITION_TIME = /^(?:EVENT#)?(\d{4}-\d{2}-\d{2}T[\d:.]+Z)/;

/** What it was opened with. */
interface Opened {
    readonly membership: Membership;
    readonly position: () => Position;
    readonly events: PollEvents;
}

/**
 * Where a poller asks from. Where the backend's order is not exact an event may become visible behind a position that
 * was read, so the last second is read again; the inbox drops what it has seen.
 */
export function since(position: Position, exactOrder: boolean): Position {
    const time = exactOrder ? undefined : POSITION_TIME.exec(position)?.[1];
    return time === undefined ? position : positionOf(new Date(Date.parse(time) - OVERLAP_MS).toISOString());
}

/** What a poll says of the member that asks: who it is, and that its next sign may take longer than usual. */
export type SignOfLife = (membership: Membership) => {
    readonly nodeId?: string;
    readonly heardWithinSeconds?: number;
};

/** Names the member, and says of a hidden page that its timers are slow. */
export function signOfLife({ page }: Environment): SignOfLife {
    return ({ nodeId }) => ({ nodeId, ...(page.isHidden() && { heardWithinSeconds: HIDDEN_HEARD_WITHIN_S }) });
}

/** Says nothing: where pushes do not name their listener, a member that is pushed to would seem to have left. */
export const NO_SIGN: SignOfLife = () => ({});

/** Receives by asking: at the group's polling interval, or on demand. It fetches full pages without a pause. */
export class PollingTransport implements PollTransport {
    private closed = false;
    private opened: Opened | null = null;
    private isRegular = true;
    private isAsking = false;
    private failures = 0;
    /** Callers that wait for an answer to the next question. */
    private waiting: (() => void)[] = [];
    private stopTimer: Stop = () => undefined;

    public constructor(
        private readonly environment: Environment,
        /** What each question says of who asks. */
        private readonly signOfLife: SignOfLife,
    ) {}

    public open(membership: Membership, position: () => Position, events: PollEvents): void {
        this.opened = { membership, position, events };
        void this.poll();
    }

    public setRegular(isRegular: boolean): void {
        if (isRegular === this.isRegular) return;
        this.isRegular = isRegular;
        this.schedule();
    }

    public ask(): Promise<void> {
        return new Promise((resolve) => {
            this.waiting.push(resolve);
            // A little later, so that one question answers everybody who asks now.
            void Promise.resolve().then(() => this.poll());
        });
    }

    public close(): void {
        this.closed = true;
        this.stopTimer();
    }

    private async poll(): Promise<void> {
        if (this.isAsking || this.closed || this.opened === null) return;
        this.stopTimer();
        this.isAsking = true;
        const answered = this.waiting.splice(0);
        try {
            await this.pollPages(this.opened);
            for (const resolve of answered) resolve();
        } catch (error) {
            this.failures += 1;
            this.waiting.unshift(...answered);
            if (!this.closed) this.opened.events.onFailure(failureOf(error));
        }
        this.isAsking = false;
        this.schedule();
    }

    private schedule(): void {
        this.stopTimer();
        if (this.closed || this.isAsking || this.opened === null) return;
        const wait = this.waitMs(this.opened.membership);
        if (wait !== null) this.stopTimer = this.environment.after(wait, () => void this.poll());
    }

    /** Until the next question, ms: the interval, and after a failure less, because events do not wait for ever. */
    private waitMs({ group }: Membership): number | null {
        const interval = group.pollingIntervalSeconds * 1000;
        const isAsked = this.waiting.length > 0;
        if (!this.isRegular && !isAsked) return null;
        if (this.failures > 0) return backoffMs(this.failures, RETRY_FIRST_MS, interval, this.environment.random());
        return isAsked ? 0 : interval * (1 + POLLING_JITTER * (2 * this.environment.random() - 1));
    }

    private async pollPages(opened: Opened): Promise<void> {
        let from: Position | null = since(opened.position(), opened.membership.capabilities.exactOrder);
        while (from !== null && !this.closed) from = await this.pollPage(opened, from);
    }

    /** Reads one page; where to go on at once, or null where it was the last. */
    private async pollPage({ membership, position, events }: Opened, from: Position): Promise<Position | null> {
        const question = { from, position: position(), ...this.signOfLife(membership) };
        const { inbound, readUpTo, more } = await membership.api.poll(question);
        if (this.closed) return null;
        // Each page is progress: a network that loses one request in some is asked on without growing pauses.
        this.failures = 0;
        events.onPage(inbound, readUpTo);
        // A page that leads nowhere would be asked for again and again.
        return more && readUpTo > from ? readUpTo : null;
    }
}
