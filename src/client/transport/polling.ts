import { PollGroupDocument, PollGroupExtendedDocument } from '../../wire/operations';
import { BackendError, type Backend } from '../backend';
import type { Environment, Stop } from '../environment';
import type { Membership } from '../membership';
import { inboundOfPage, type PolledPage } from '../messages';
import type { Batch, Receipt } from '../outbox';
import { OVERLAP_MS, POLLING_JITTER, RETRY_FIRST_MS, backoffMs } from '../timing';
import { groupArguments, recordEvents, sendBatch } from './send-batch';
import type { Transport, TransportEvents } from './transport';

/** Events in a full page of a backend that does not say whether more wait; fixed by the wire contract. */
const FULL_PAGE_EVENTS = 100;
/** Tells a backend of Part 2 that this reader goes on from a position of its own (docs/protocol.md). */
const RESUME = '#resume';
const POSITION_TIME = /^(?:EVENT#)?(\d{4}-\d{2}-\d{2}T[\d:.]+Z)/;

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
    private position = '';
    private membership: Membership | null = null;
    private events: TransportEvents | null = null;
    private stopWaiting: Stop = () => undefined;
    private waiting = false;
    private failures = 0;
    /** One question at a time: an interval's and a drain's would otherwise bring the same page twice. */
    private turn: Promise<void> = Promise.resolve();

    public constructor(
        private readonly backend: Backend,
        private readonly environment: Environment,
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
        const pages = this.turn.then(() => this.pollPages());
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
            this.failures = 0;
        } catch (error) {
            this.failures += 1;
            if (!this.closed && error instanceof BackendError) this.events?.onFailure({ kind: 'request', error });
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
        for (let more = true; more && !this.closed;) more = await this.pollPage();
    }

    /** Reads one page; true where more waits behind it. */
    private async pollPage(): Promise<boolean> {
        const { membership, events } = this;
        if (membership === null || events === null) return false;
        const { page, position, more } = await this.ask(membership);
        if (this.closed) return false;
        this.position = position;
        events.onOpen();
        events.onInbound(inboundOfPage(page), position);
        return more;
    }

    private async ask(membership: Membership): Promise<{ page: PolledPage; position: string; more: boolean }> {
        const { groupId, domain } = groupArguments(membership);
        const { extended, exactOrder } = membership.capabilities;
        const from = since(this.position, exactOrder);
        const question = { groupId, domain, since: extended && from === this.position ? `${from}${RESUME}` : from };
        const again = { retried: true };
        if (extended) {
            const { pollGroupData: page } = await this.backend.run(PollGroupExtendedDocument, question, again);
            return { page, position: page.position ?? this.position, more: page.more ?? false };
        }
        const { pollGroupData: page } = await this.backend.run(PollGroupDocument, question, again);
        const last = page.events[page.events.length - 1];
        const position = last?.cursor ?? last?.timestamp ?? this.position;
        const moved = position > this.position;
        return {
            page,
            position: moved ? position : this.position,
            more: moved && page.events.length >= FULL_PAGE_EVENTS,
        };
    }
}
