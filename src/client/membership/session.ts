// One membership from joining to leaving: sends what the project fires and sets, and ties together what arrives and what
// keeps the member in the group.
import type { MeshClientError } from '../status/errors';
import type { Inbox } from '../delivery/inbox';
import { BackendError, type Backend } from '../backend/backend';
import type { EventCause } from '../sending/event-rate';
import { ConnectionReport } from '../diagnosis/connection-report';
import { Connection } from '../connection/connection';
import type { ConnectionBase } from '../connection/connection-parts';
import type { Stop } from '../environment/environment';
import type { VariableView } from '../variables/group-variables';
import { rateOf } from '../sending/event-rate';
import { GatheredNews } from '../environment/gathered-news';
import { failureOf } from '../backend/failures';
import { Incoming } from '../delivery/incoming';
import type { ServerClock } from '../environment/server-clock';
import type { Membership } from '../api/membership';
import type { Position } from '../../wire/position';
import type { GroupState, Inbound } from '../api/messages';
import type { OrderKeys } from '../api/order-key';
import { Outbox } from '../sending/outbox';
import type { QueuedBatch, Receipt } from '../api/batch';
import { OutboxSender } from '../sending/outbox-sender';
import { OwnVariables } from '../variables/own-variables';
import { Staying } from './staying';
import {
    COUNTS_INTERVAL_MS,
    FLUSH_MAX_MS,
    OUTBOX_MAX_EVENTS,
    RETRY_LONGEST_MS,
    NEWCOMERS_GATHERED_MS,
} from '../environment/timing';
import { refusedItem } from '../sending/input-limits';

/** What a session needs. */
export interface SessionParts extends ConnectionBase {
    readonly membership: Membership;
    readonly backend: Backend;
    readonly clock: ServerClock;
    /** Numbers the events that this member fires, in this session and the next. */
    readonly orderKeys: OrderKeys;
    readonly inbox: Inbox;
    readonly view: VariableView;
    readonly events: SessionEvents;
}

/** What a session reports. */
export interface SessionEvents {
    /** Something that the status shows has changed. */
    onChange(): void;
    onError(error: BackendError): void;
    /** The group is over; the reason is a sentence. */
    onEnded(error: MeshClientError): void;
}

/** What a member does in its group, with the counts that its status shows. */
export class Session {
    public sent = 0;
    public merged = 0;
    /** Whether a person has stopped the project. */
    public quiet = false;
    public readonly membership: Membership;
    public readonly view: VariableView;
    public readonly inbox: Inbox;
    public readonly report: ConnectionReport;
    public readonly connection: Connection;
    public readonly incoming: Incoming;
    public readonly staying: Staying;
    /** One's own variables, as they are shared with this group. */
    public readonly own: OwnVariables;
    /** Why the last batch has not got through yet; null where nothing is held up. */
    public delayed: BackendError | null = null;
    private readonly outbox: Outbox;
    /** What this device's clock showed at `elapsed` zero. Setting it later must not change when events were fired. */
    private readonly clockStart: number;
    private readonly sender: OutboxSender;
    private readonly counts: GatheredNews;
    private readonly newcomers: GatheredNews;
    /** Own events that never got to the group: refused, dropped, or not sent in time. */
    private unsent = 0;
    /** Events that found no room in the outbox, and that the status has not reported yet. */
    private unreportedDrops = 0;
    private stopReading: Stop = () => undefined;
    private isOver = false;

    public constructor(private readonly parts: SessionParts) {
        const { membership, environment } = parts;
        this.membership = membership;
        this.view = parts.view;
        this.inbox = parts.inbox;
        this.report = new ConnectionReport(membership, environment);
        this.clockStart = environment.now() - environment.elapsed();
        this.outbox = new Outbox(parts.orderKeys);
        this.counts = new GatheredNews(environment, COUNTS_INTERVAL_MS, () => this.reportCounts());
        this.newcomers = new GatheredNews(environment, NEWCOMERS_GATHERED_MS, () => void this.readGroup());
        this.sender = new OutboxSender({
            outbox: this.outbox,
            environment,
            now: () => this.now(),
            batchIntervalMs: membership.capabilities.batchIntervalMs,
            send: (batch) => this.connection.send({ ...batch, own: this.own.set }),
            onSent: (batch, receipt) => this.onSent(batch, receipt),
            onRefused: (batch, error) => this.onRefused(batch, error),
            onDelayed: (error) => {
                this.delayed = error;
                parts.events.onError(error);
            },
        });
        this.own = new OwnVariables({
            view: parts.view,
            outbox: this.outbox,
            environment,
            ranksStarts: membership.capabilities.ranksStarts,
            onQueued: () => this.sender.wake(),
        });
        this.incoming = new Incoming({
            ...parts,
            events: {
                onChange: () => parts.events.onChange(),
                onForgotten: () => void this.staying.joinAgain(),
                onNewcomer: () => this.newcomers.changed(),
                onState: (state) => this.takeState(state),
                onEnded: (reason) => parts.events.onEnded(reason),
            },
        });
        this.connection = new Connection({
            ...parts,
            sendProbe: () => void membership.api.probe(this.own.set).catch(() => undefined),
            onInbound: (inbound) => this.incoming.take(inbound),
            onChange: () => parts.events.onChange(),
            onFailure: (error) => this.handleError(error),
        });
        this.staying = new Staying({
            ...parts,
            events: {
                onChange: () => parts.events.onChange(),
                onFailure: (error) => this.handleError(error),
                onForgotten: () => this.own.shareAgain(),
                onEnded: (reason) => parts.events.onEnded(reason),
            },
        });
    }

    /** Whether the host has paused the group. A refused batch may be the first sign of it. */
    public get paused(): boolean {
        return this.staying.paused || this.isHeldByPause;
    }

    /** Events of others that arrived here. */
    public get received(): number {
        return this.incoming.received;
    }

    /** Events that may have been lost, in either direction. */
    public get missed(): number {
        return this.incoming.missed + this.unsent;
    }

    /** The session begins: connects, reads the group's variables, and starts the heartbeat. */
    public start(): void {
        this.staying.start();
        void this.readGroup();
        this.connection.start();
        this.parts.events.onChange();
    }

    /** Stops everything. Events that were not sent count as missed. */
    public end(): void {
        this.isOver = true;
        this.connection.close();
        this.sender.stop();
        this.counts.stop();
        this.newcomers.stop();
        this.own.stop();
        this.staying.stop();
        this.report.stop();
        this.stopReading();
        this.unsent += this.sender.unsettled + this.outbox.clear();
    }

    /** Queues an event. Counts one that merges or has no room; the status says so a little later. */
    public fire(name: string, payload: string, cause: EventCause): void {
        this.own.release();
        const fired = this.outbox.fire(name, payload, this.now(), rateOf(cause, this.incoming.members.size));
        if (fired === 'merged') this.merged += 1;
        if (fired === 'dropped') {
            this.unsent += 1;
            this.unreportedDrops += 1;
        }
        if (fired !== 'queued') this.counts.changed();
        this.sender.wake();
    }

    /** This device's clock as of the session's start, plus the time elapsed. */
    private now(): number {
        return this.clockStart + this.parts.environment.elapsed();
    }

    /** Drops the events that wait, arrived or unsent. Variables keep their last values. */
    public dropWaiting(): void {
        this.inbox.dropEvents();
        this.outbox.dropEvents();
    }

    /** Sends what waits, before leaving. Gives up after `FLUSH_MAX_MS`. */
    public flush(): Promise<void> {
        this.own.release();
        this.outbox.ignoreRates();
        return this.sender.flush(FLUSH_MAX_MS);
    }

    /** The network may be back: sends at once what failed before. */
    public retryNow(): void {
        this.sender.retryNow();
    }

    /** A request failed. A group that is gone ends the session; anything else shows in the status. */
    public handleError(error: unknown): void {
        if (this.isOver) return;
        const failure = failureOf(error);
        if (failure.kind === 'group-gone') this.parts.events.onEnded(failure);
        else this.parts.events.onError(failure);
    }

    /** Sends held events at once if the host resumes the group. */
    private takeState(state: GroupState): void {
        const wasPaused = this.paused;
        if (!state.paused && this.isHeldByPause) this.delayed = null;
        this.staying.takeState(state);
        if (wasPaused && !this.paused) this.retryNow();
    }

    private get isHeldByPause(): boolean {
        return this.delayed?.reason?.code === 'paused';
    }

    private reportCounts(): void {
        const { events } = this.parts;
        const dropped = this.unreportedDrops;
        this.unreportedDrops = 0;
        if (dropped === 0) return events.onChange();
        const message = `${OUTBOX_MAX_EVENTS} events wait to be sent already, so ${dropped} newer ones were dropped.`;
        const reason = { code: 'outbox-full', values: { count: dropped, max: OUTBOX_MAX_EVENTS } } as const;
        events.onError(new BackendError('refused', message, null, { reason }));
    }

    /**
     * Reads the list of members, then all variables, so that the variables of every listed member are among them. Asks
     * until it has them, because nothing sends them again.
     */
    private async readGroup(): Promise<void> {
        const { api } = this.membership;
        this.stopReading();
        try {
            const members = this.incoming.isListed ? [] : await api.members();
            if (this.isOver) return;
            this.incoming.take(members);
            const variables = await api.variables();
            if (this.isOver) return;
            this.incoming.take(writtenUpTo(this.connection.readUpTo, variables));
            this.own.presentIsRead();
        } catch (error) {
            this.handleError(error);
            if (this.isOver || !failureOf(error).passing) return;
            this.stopReading = this.parts.environment.after(RETRY_LONGEST_MS, () => void this.readGroup());
        }
    }

    private onSent(batch: QueuedBatch, receipt: Receipt): void {
        const { events } = this.parts;
        this.delayed = null;
        const refusedEvents = receipt.refused.filter(({ kind }) => kind === 'event').length;
        this.sent += batch.events.length - refusedEvents;
        this.unsent += refusedEvents;
        this.own.sent(batch, receipt);
        this.connection.setReachable(true);
        const [first] = receipt.refused;
        if (first !== undefined) events.onError(refusedItem(first));
        events.onChange();
    }

    private onRefused(batch: QueuedBatch, error: BackendError): void {
        this.delayed = null;
        this.unsent += batch.events.length;
        this.own.refused(batch);
        this.handleError(error);
    }
}

/** Later writes are on their way, behind the events before them (D3): a value that was read must not overtake these. */
function writtenUpTo(end: Position, inbound: readonly Inbound[]): Inbound[] {
    return inbound.map((item) =>
        item.kind === 'variables'
            ? { ...item, changes: item.changes.filter(({ position }) => position === null || position <= end) }
            : item,
    );
}
