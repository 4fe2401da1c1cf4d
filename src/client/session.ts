// One membership from joining to leaving: the outbox, the inbox, the variables and the heartbeat around a connection.
import { ReportDataDocument, ReportDataExtendedDocument } from '../wire/operations';
import type { Arrivals } from './arrivals';
import { BackendError, type Backend } from './backend';
import type { EventCause } from './client';
import type { Connection } from './connection/connection';
import { inGroup } from './connection/machine';
import type { Environment, Stop } from './environment';
import type { VariableView } from './group-variables';
import { rateOf } from './event-rate';
import { GatheredNews } from './gathered-news';
import { failureOf } from './failures';
import { GroupEnd } from './group-end';
import { startHeartbeat, type Heartbeat } from './heartbeat';
import type { Joiner } from './join';
import type { Membership } from './membership';
import type { Inbound, MemberList } from './messages';
import type { OrderKeys } from './order-key';
import { Outbox, type QueuedBatch, type Receipt } from './outbox';
import { OutboxSender } from './outbox-sender';
import { OwnVariables } from './own-variables';
import { COUNTS_INTERVAL_MS, EVENT_NAMES_MAX, FLUSH_MAX_MS, OUTBOX_MAX_EVENTS, RETRY_LONGEST_MS } from './timing';
import { groupArguments, refusalSentence } from './transport/send-batch';

/** What a session is made of. */
export interface SessionParts {
    readonly membership: Membership;
    readonly backend: Backend;
    readonly environment: Environment;
    readonly connection: Connection;
    readonly joiner: Joiner;
    /** Numbers the events that this member fires, in this session and the next. */
    readonly orderKeys: OrderKeys;
    readonly arrivals: Arrivals;
    readonly variables: VariableView;
    readonly events: SessionEvents;
}

/** What a session tells. */
export interface SessionEvents {
    /** Something that the status shows has changed. */
    onChange(): void;
    onTrouble(error: BackendError): void;
    /** The group is over; the reason is a sentence. */
    onEnded(reason: string): void;
}

/** Counts and sends what the member fires, takes what arrives, and keeps the membership alive. */
export class Session {
    public sent = 0;
    public received = 0;
    public missed = 0;
    public merged = 0;
    /** Whether a person has stopped the project. */
    public quiet = false;
    public members: ReadonlySet<string>;
    public readonly eventNames = new Set<string>();
    /** One's own variables, as they are shared with this group. */
    public readonly own: OwnVariables;
    /** Why the last batch has not got through yet; null where nothing is held up. */
    public delayed: BackendError | null = null;
    private readonly outbox: Outbox;
    /** What this device's clock showed when nothing had elapsed: it may be set, and that must not show in when events were fired. */
    private readonly clockStart: number;
    private readonly sender: OutboxSender;
    private readonly counts: GatheredNews;
    /** Events that had no room in the outbox, and that nobody was told of yet. */
    private untoldDrops = 0;
    private heartbeat: Heartbeat | null = null;
    /** The group's end; null with a backend of Part 1, which tells the member's own, and that moves with each heartbeat. */
    private readonly groupEnd: GroupEnd | null;
    private stopReading: Stop = () => undefined;

    public constructor(private readonly parts: SessionParts) {
        const { membership, environment, connection } = parts;
        this.members = new Set([membership.nodeId]);
        this.groupEnd = membership.capabilities.extended ? this.endOf(membership.group.expiresAt) : null;
        this.clockStart = environment.now() - environment.elapsed();
        this.outbox = new Outbox(parts.orderKeys);
        this.counts = new GatheredNews(environment, COUNTS_INTERVAL_MS, () => this.tellCounts());
        this.sender = new OutboxSender({
            outbox: this.outbox,
            environment,
            now: () => this.now(),
            batchIntervalMs: membership.capabilities.batchIntervalMs,
            send: (batch) => connection.send({ ...batch, own: this.own.set }),
            onSent: (batch, receipt) => this.onSent(batch, receipt),
            onRefused: (batch, error) => this.onRefused(batch, error),
            onDelayed: (error) => {
                this.delayed = error;
                parts.events.onTrouble(error);
            },
        });
        this.own = new OwnVariables({
            view: parts.variables,
            outbox: this.outbox,
            environment,
            ranksStarts: membership.capabilities.extended,
            onQueued: () => this.sender.wake(),
        });
    }

    /** The session begins: the group's variables are read, the heartbeat starts. */
    public start(): void {
        const { membership, backend, environment, events } = this.parts;
        this.heartbeat = startHeartbeat(membership, backend, environment, {
            onForgotten: () => void this.comeBack(),
            onFailure: (error) => this.trouble(error),
            onExpiry: (expiresAt) => this.expiresAtIs(expiresAt),
        });
        this.groupEnd?.watch();
        void this.readPresent();
        events.onChange();
    }

    /** Stops everything; events that were not sent are counted as missed. */
    public end(): void {
        this.sender.stop();
        this.counts.stop();
        this.own.stop();
        this.heartbeat?.stop();
        this.groupEnd?.stop();
        this.stopReading();
        this.missed += this.sender.unsettled + this.outbox.clear();
    }

    /** Queues an event. What is merged or has no room is counted, and told a little later. */
    public fire(name: string, payload: string, cause: EventCause): void {
        this.own.release();
        const fired = this.outbox.fire(name, payload, this.now(), rateOf(cause, this.members.size));
        if (fired === 'merged') this.merged += 1;
        if (fired === 'dropped') {
            this.missed += 1;
            this.untoldDrops += 1;
        }
        if (fired !== 'queued') this.counts.changed();
        this.sender.wake();
    }

    /** This device's clock as it would be if nobody set it. */
    private now(): number {
        return this.clockStart + this.parts.environment.elapsed();
    }

    /** Forgets the events that wait, arrived or unsent; variables keep their last values. */
    public dropWaiting(): void {
        this.parts.arrivals.dropEvents();
        this.outbox.dropEvents();
    }

    /** Sends what waits, as before leaving: for a while, because who leaves does not wait for ever. */
    public flush(): Promise<void> {
        this.own.release();
        this.outbox.hurry();
        return this.sender.flush(FLUSH_MAX_MS);
    }

    /** The network may be back: what failed is sent again at once. */
    public hurry(): void {
        this.sender.hurry();
    }

    /** Nothing ran here for a while: the backend says whether it still knows this member, and when the group ends. */
    public async afterSleep(): Promise<void> {
        await this.heartbeat?.nowIfOld();
        this.groupEnd?.watch();
    }

    /** The page was away: the same, however short that was. */
    public async afterReturn(): Promise<void> {
        await this.heartbeat?.now();
        this.groupEnd?.watch();
    }

    /** When the group ends, as far as it is known now: ISO 8601, by the server's clock. */
    public get expiresAt(): string {
        return this.groupEnd?.expiresAt ?? this.parts.membership.group.expiresAt;
    }

    /** Seconds until then; null where nobody knows. */
    public get secondsLeft(): number | null {
        return this.groupEnd?.secondsLeft ?? null;
    }

    /** Takes what a transport brought. */
    public take(inbound: readonly Inbound[]): void {
        const { arrivals, environment, events } = this.parts;
        const { received, lost } = arrivals.accept(inbound, environment.elapsed());
        this.received += received;
        this.missed += lost;
        for (const item of inbound) {
            if (item.kind === 'event') this.noteName(item.event.name);
            if (item.kind === 'missed') this.noteMissed(item.nodeId, item.count);
            if (item.kind === 'members') this.setMembers(item.list);
            if (item.kind === 'sharers') arrivals.acceptMembers({ ids: item.ids, position: null });
            if (item.kind === 'variables') this.noteMember(item.nodeId);
            if (item.kind === 'ended') return events.onEnded(item.message);
        }
        if (received > 0 || lost > 0) events.onChange();
    }

    /** Sends something that only serves to come back: an empty report, or one's own variables where that would erase. */
    public sendEcho(): void {
        const { membership, backend } = this.parts;
        const group = groupArguments(membership);
        const echo = membership.capabilities.extended
            ? backend.run(ReportDataExtendedDocument, { ...group, data: [] })
            : backend.run(ReportDataDocument, { ...group, data: this.own.set });
        echo.catch(() => {
            // Without an echo the WebSocket stays unproven, and polling goes on: nothing else is to be done.
        });
    }

    /** A request failed: a group that is gone ends the session, anything else shows in the status. */
    public trouble(error: unknown): void {
        if (!inGroup(this.parts.connection.phase)) return;
        const failure = failureOf(error);
        if (failure.kind === 'group-gone') this.parts.events.onEnded(failure.message);
        else this.parts.events.onTrouble(failure);
    }

    private tellCounts(): void {
        const { events } = this.parts;
        const dropped = this.untoldDrops;
        this.untoldDrops = 0;
        if (dropped === 0) return events.onChange();
        const message = `${OUTBOX_MAX_EVENTS} events wait to be sent already, so ${dropped} newer ones were dropped. Send fewer events, or wait until the connection is better.`;
        events.onTrouble(new BackendError('refused', message, null));
    }

    /** What the group shares is not told a second time: it is asked for until it is known. */
    private async readPresent(): Promise<void> {
        const { joiner, membership, connection, environment } = this.parts;
        try {
            this.take(await joiner.present(membership));
            this.own.presentIsRead();
        } catch (error) {
            this.trouble(error);
            if (!inGroup(connection.phase) || !failureOf(error).passing) return;
            this.stopReading = environment.after(RETRY_LONGEST_MS, () => void this.readPresent());
        }
    }

    private onSent(batch: QueuedBatch, receipt: Receipt): void {
        const { connection, events } = this.parts;
        this.delayed = null;
        const refusedEvents = receipt.refused.filter(({ kind }) => kind === 'event').length;
        this.sent += batch.events.length - refusedEvents;
        this.missed += refusedEvents;
        this.own.sent(batch, receipt);
        connection.setReachable(true);
        const [first] = receipt.refused;
        if (first !== undefined) events.onTrouble(new BackendError('refused', refusalSentence(first), null));
        events.onChange();
    }

    private onRefused(batch: QueuedBatch, error: BackendError): void {
        this.delayed = null;
        this.missed += batch.events.length;
        this.own.refused(batch);
        this.trouble(error);
    }

    private noteName(name: string): void {
        this.eventNames.delete(name);
        this.eventNames.add(name);
        if (this.eventNames.size <= EVENT_NAMES_MAX) return;
        for (const oldest of this.eventNames) {
            this.eventNames.delete(oldest);
            return;
        }
    }

    private noteMissed(nodeId: string, count: number): void {
        const { membership, environment, events } = this.parts;
        if (nodeId === membership.nodeId) return;
        this.missed += count;
        environment.warn(`${count} events of a member were gone before this page could fetch them.`);
        events.onChange();
    }

    /** Backends that do not tell the members are known by who writes. */
    private noteMember(nodeId: string): void {
        if (this.parts.membership.capabilities.extended || this.members.has(nodeId)) return;
        this.members = new Set([...this.members, nodeId]);
        this.parts.events.onChange();
    }

    private setMembers(list: MemberList): void {
        if (!this.parts.arrivals.acceptMembers(list)) return;
        const { membership } = this.parts;
        if (!list.ids.includes(membership.nodeId)) void this.comeBack();
        this.members = new Set([...list.ids, membership.nodeId]);
        this.parts.events.onChange();
    }

    /** The backend forgot this member, as after a long sleep, or its host sent it away: then it is told why. */
    private async comeBack(): Promise<void> {
        const { joiner, membership, connection, events } = this.parts;
        try {
            await joiner.again(membership);
            this.own.shareAgain();
        } catch (error) {
            if (!inGroup(connection.phase)) return;
            const failure = failureOf(error);
            if (failure.errorType === 'Unauthorized') events.onEnded(failure.message);
            else this.trouble(failure);
        }
    }

    private endOf(expiresAt: string): GroupEnd {
        const { joiner, environment, events } = this.parts;
        return new GroupEnd(expiresAt, joiner.clock, environment, {
            onCount: () => events.onChange(),
            ask: async () => this.heartbeat?.now(),
            onOver: () => events.onEnded('The time of the group is over. Its host can create a new one.'),
        });
    }

    private expiresAtIs(expiresAt: string): void {
        if (this.groupEnd === null || expiresAt === this.groupEnd.expiresAt) return;
        this.groupEnd.expiresAt = expiresAt;
        this.parts.events.onChange();
    }
}
