import { PollGroupDocument, PollGroupExtendedDocument } from '../../wire/operations';
import type { Backend } from '../backend';
import type { Environment, Stop } from '../environment';
import { failureOf } from '../failures';
import type { Membership } from '../membership';
import type { PolledPage } from '../messages';
import type { Batch, Receipt } from '../outbox';
import { PageOrder } from '../page-order';
import type { SignOfLife } from '../sign-of-life';
import { OVERLAP_MS, POLLING_JITTER, RETRY_FIRST_MS, backoffMs } from '../timing';
import { groupArguments, recordEvents, sendBatch } from './send-batch';
import type { Transport, TransportEvents } from './transport';

/** Events in a full page of a backend that does not say whether more wait; fixed by the wire contract. */
const FULL_PAGE_EVENTS = 100;
/** Tells a backend of Part 2 that this reader goes on from a position of its own (docs/protocol.md). */
const RESUME = '#resume';
const POSITION_TIME = /^(?:EVENT#)?(\d{4}-\d{2}-\d{2}T[\d:.]+Z)/;

/** A page, the position at which it ends, and whether more follows. */
interface Answer {
    readonly page: PolledPage;
    readonly readUpTo: string;
    readonly more: boolean;
}

/**
 * Where a poller asks from. Where the backend's order is not exact an event may become visible behind a position that
 * was read, so the last second is read again; the inbox drops what it has seen.
 */
export function since(position: string, exactOrder: boolean): string {
    const time = exactOrder ? undefined : POSITION_TIME.exec(position)?.[1];
    return time === undefined ? position : new Date(Date.parse(time) - OVERLAP_MS).toISOString();
}

/** Receives by asking at the group's polling interval, full pages one after the other without a pause. */
export class PollingTransport implements Transport {
    public readonly name = 'polling';
    private closed = false;
    private readonly order = new PageOrder();
    private position = '';
    private membership: Membership | null = null;
    private events: TransportEvents | null = null;
    private stopWaiting: Stop = () => undefined;
    private waiting = false;
    private failures = 0;
    /** One question at a time: an interval's and a drain's would otherwise bring the same page twice. */
    private turn: Promise<void> = Promise.resolve();
    /** A question that waits for its turn: who asks meanwhile is answered by it. */
    private nextTurn: Promise<void> | null = null;

    public constructor(
        private readonly backend: Backend,
        private readonly environment: Environment,
        /** What each question says of who asks. */
        private readonly signOfLife: SignOfLife,
    ) {}

    public open(membership: Membership, position: string, events: TransportEvents): void {
        this.membership = membership;
        this.position = position;
        this.events = events;
        void this.pollOn();
    }

    public send(membership: Membership, batch: Batch): Promise<Receipt> {
        return sendBatch(this.backend, membership, batch, recordEvents(this.backend, membership));
    }

    public drain(): Promise<void> {
        if (this.nextTurn !== null) return this.nextTurn;
        const pages = this.turn.then(() => {
            this.nextTurn = null;
            return this.pollPages();
        });
        this.nextTurn = pages;
        this.turn = pages.catch(() => undefined);
        return pages;
    }

    public hurry(): void {
        if (!this.waiting) return;
        this.stopWaiting();
        void this.pollOn();
    }

    public close(): void {
        this.closed = true;
        this.stopWaiting();
    }

    private async pollOn(): Promise<void> {
        this.waiting = false;
        try {
            await this.drain();
        } catch (error) {
            this.failures += 1;
            if (!this.closed) this.events?.onFailure({ kind: 'request', error: failureOf(error) });
        }
        if (this.closed || this.membership === null) return;
        this.waiting = true;
        this.stopWaiting = this.environment.after(this.waitMs(this.membership), () => void this.pollOn());
    }

    /** Until the next question: the interval, and after a failure less, because events do not wait for ever. */
    private waitMs({ group }: Membership): number {
        const jitter = 1 + POLLING_JITTER * (2 * this.environment.random() - 1);
        const interval = group.pollingIntervalSeconds * 1000;
        if (this.failures === 0) return interval * jitter;
        return backoffMs(this.failures, RETRY_FIRST_MS, interval, this.environment.random());
    }

    private async pollPages(): Promise<void> {
        if (this.membership === null) return;
        let from: string | null = since(this.position, this.membership.capabilities.exactOrder);
        while (from !== null && !this.closed) from = await this.pollPage(this.membership, from);
    }

    /** Reads one page; where to go on at once, or null where it was the last. */
    private async pollPage(membership: Membership, from: string): Promise<string | null> {
        const { page, readUpTo, more } = await this.ask(membership, from);
        if (this.closed) return null;
        // Each page is progress: a network that loses one request in some is asked on without growing pauses.
        this.failures = 0;
        if (readUpTo > this.position) this.position = readUpTo;
        this.events?.onOpen();
        this.events?.onInbound(this.order.inboundOf(page), this.position);
        // A page that leads nowhere would be asked for again and again.
        return more && readUpTo > from ? readUpTo : null;
    }

    private async ask(membership: Membership, from: string): Promise<Answer> {
        const { groupId, domain } = groupArguments(membership);
        const again = { retried: true };
        if (membership.capabilities.extended) {
            const since = from === this.position ? `${from}${RESUME}` : from;
            const question = { groupId, domain, since, ...this.signOfLife(membership) };
            const { pollGroupData: page } = await this.backend.run(PollGroupExtendedDocument, question, again);
            return { page, readUpTo: page.position ?? this.position, more: page.more ?? false };
        }
        const question = { groupId, domain, since: from };
        const { pollGroupData: page } = await this.backend.run(PollGroupDocument, question, again);
        const last = page.events[page.events.length - 1];
        // The second that is read again may fill pages: each goes on where the one before ended, not at the position.
        return {
            page,
            readUpTo: last?.cursor ?? last?.timestamp ?? from,
            more: page.events.length >= FULL_PAGE_EVENTS,
        };
    }
}
