import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { LogUnreachable } from '../replication/command-log';
import type { RefusedItem } from '../wire/types';
import type { ErrorObserver } from '../wire/wire-result';
import type { RequestObserver } from './graphql/counted-contract';
import type { FanOutObserver } from './fan-out/fan-out';
import { describeThrown, type Log } from './log';
import type { ObserveDuration } from './graphql/operation-runner';

/** Upper bounds in seconds. A request takes 20 µs if nothing waits, and a second if something is wrong. */
const DURATION_BUCKETS_S = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.01, 0.05, 0.25, 1];

/**
 * Milliseconds between two lines about refused items, because a project that is too large sends them again and again.
 */
const REFUSED_LOG_INTERVAL_MS = 10_000;

/** Numbers that are counted elsewhere and read for each request of the metrics. */
export interface Measured {
    groups(): number;
    members(): number;
    subscriptions(): number;
    connections(): number;
    documents(): number;
    /** Bytes of the groups in memory, and their limit. */
    readonly bytes: { used(): number; readonly max: number };
    /** Whether the server can answer requests now. */
    isReachable(): boolean;
}

/**
 * The numbers of one server for `/metrics`. Each server has its own registry, so two servers in one process do not mix.
 */
export class Metrics implements FanOutObserver, ErrorObserver, RequestObserver {
    private readonly registry = new Registry();
    private readonly events = this.counter('mesh_events_in_total', 'Events taken, each once, however often retried');
    private readonly eventsOut = this.counter('mesh_events_out_total', 'Events given to members', ['transport']);
    private readonly pushed = this.eventsOut.labels('websocket');
    private readonly polled = this.eventsOut.labels('polling');
    private readonly messages = this.counter('mesh_messages_out_total', 'Messages written to WebSocket subscribers');
    private readonly renderings = this.counter('mesh_messages_rendered_total', 'Messages serialised, once a selection');
    private readonly slow = this.counter('mesh_dropped_total', 'Connections cut because they did not keep up');
    private readonly missed = this.counter(
        'mesh_events_missed_total',
        'Events that expired before a member that was away had read them',
    );
    private readonly refusals = this.counter('mesh_requests_refused_total', 'Refused requests', ['error_type']);
    private readonly refusedItems = this.counter(
        'mesh_items_refused_total',
        'Events and variables that did not fit, of requests whose others were taken',
    );
    private readonly unanswered = this.counter(
        'mesh_requests_unanswered_total',
        'Requests that were given up because the shared store was away',
    );
    private readonly failures = this.counter('mesh_internal_errors_total', 'Failures that should not be; see the log');
    private readonly durations = new Histogram({
        name: 'mesh_request_duration_seconds',
        help: 'Time to run a query or mutation, without reading and parsing it',
        labelNames: ['operation'],
        buckets: DURATION_BUCKETS_S,
        registers: [this.registry],
    });
    /** Refused items that have not been logged yet, and when the next line may be written. */
    private unlogged = 0;
    private quietUntil = Number.NEGATIVE_INFINITY;
    private readonly durationOf = new Map<string, { observe(seconds: number): void }>();

    public constructor(
        measured: Measured,
        private readonly log: Log,
    ) {
        this.gauge('mesh_groups', 'Living groups', () => measured.groups());
        this.gauge('mesh_websockets', 'Open WebSocket connections', () => measured.connections());
        this.gauge('mesh_subscribers', 'Open subscriptions', () => measured.subscriptions());
        this.gauge('mesh_documents_cached', 'GraphQL documents kept ready', () => measured.documents());
        const { bytes } = measured;
        this.gauge('mesh_store_bytes', 'Bytes that all groups take together, estimated', () => bytes.used());
        this.gauge('mesh_store_max_bytes', 'Bytes that they may take', () => bytes.max);
        this.gauge('mesh_store_reachable', 'Whether the groups can be reached: 1 or 0', () =>
            Number(measured.isReachable()),
        );
        const cpu: Counter = new Counter({
            name: 'process_cpu_seconds_total',
            help: 'CPU time of the process',
            registers: [this.registry],
            collect: () => {
                cpu.reset();
                cpu.inc(cpuSeconds());
            },
        });
        this.gauge('process_resident_memory_bytes', 'Resident memory of the process', () => process.memoryUsage.rss());
        const members: Gauge = new Gauge({
            name: 'mesh_members',
            help: 'Members by transport: websocket counts subscriptions, polling counts all other members',
            labelNames: ['transport'],
            registers: [this.registry],
            collect: () => {
                const subscribed = measured.subscriptions();
                members.set({ transport: 'websocket' }, subscribed);
                // A member that disappeared without leaving counts here until its heartbeat expires.
                members.set({ transport: 'polling' }, Math.max(0, measured.members() - subscribed));
            },
        });
    }

    /** Records how long a request took. */
    public readonly observe: ObserveDuration = (field, seconds) => {
        const known = this.durationOf.get(field);
        if (known !== undefined) return known.observe(seconds);
        // Fields are the contract's root fields. A document with another field does not get here.
        const bound = this.durations.labels(field);
        this.durationOf.set(field, bound);
        bound.observe(seconds);
    };

    public eventsIn(count: number): void {
        if (count > 0) this.events.inc(count);
    }

    /** Records events that members received by polling. */
    public eventsPolled(count: number): void {
        if (count > 0) this.polled.inc(count);
    }

    /** Records events that had expired when a member came back. */
    public eventsMissed(count: number): void {
        this.missed.inc(count);
    }

    public delivered(messages: number, events: number): void {
        if (messages > 0) this.messages.inc(messages);
        if (events > 0) this.pushed.inc(events);
    }

    public rendered(): void {
        this.renderings.inc();
    }

    public dropped(count: number): void {
        this.slow.inc(count);
    }

    public refused(errorType: string): void {
        this.refusals.inc({ error_type: errorType });
    }

    public itemsRefused(items: readonly RefusedItem[]): void {
        this.refusedItems.inc(items.length);
        this.unlogged += items.length;
        const now = performance.now();
        const [first] = items;
        if (first === undefined || now < this.quietUntil) return;
        this.log(
            `${this.unlogged} events or variables exceeded a limit and were refused, the last one because: ${first.message}`,
        );
        this.unlogged = 0;
        this.quietUntil = now + REFUSED_LOG_INTERVAL_MS;
    }

    public failed(thrown: unknown): void {
        // One line has said that it is unreachable; a second one says when it is back.
        if (thrown instanceof LogUnreachable) return this.unanswered.inc();
        this.failures.inc();
        this.log(`Internal error: ${describeThrown(thrown)}`);
    }

    /** The page, with its content type. */
    public async page(): Promise<{ readonly contentType: string; readonly text: string }> {
        return { contentType: this.registry.contentType, text: await this.registry.metrics() };
    }

    private counter(name: string, help: string, labelNames: string[] = []): Counter {
        return new Counter({ name, help, labelNames, registers: [this.registry] });
    }

    private gauge(name: string, help: string, read: () => number): void {
        const gauge: Gauge = new Gauge({ name, help, registers: [this.registry], collect: () => gauge.set(read()) });
    }
}

function cpuSeconds(): number {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
}
