import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Numbers that are read when somebody asks, at no cost before. */
export interface MetricSources {
    readonly groups: () => number;
    readonly members: () => number;
    readonly subscribers: () => number;
    readonly delivered: () => number;
    readonly executed: () => number;
    readonly droppedSubscribers: () => number;
    readonly preparedDocuments: () => number;
}

/** Seconds: from a cached answer to a stall that a person notices. */
const DURATION_BUCKETS_S = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];

/** The server's counters. Each server has its own registry. */
export class Metrics {
    private readonly registry = new Registry();
    private readonly registers = [this.registry];
    public readonly eventsIn = this.counter('mesh_events_in_total', 'Events that senders gave and the server took.');
    public readonly refused = this.counter(
        'mesh_requests_refused_total',
        'Requests refused with an error for the caller.',
    );
    public readonly internalErrors = this.counter(
        'mesh_internal_errors_total',
        "Errors that are the server's own fault.",
    );
    public readonly eventsPolled = this.counter('mesh_events_polled_total', 'Events that pollers read.');
    private readonly duration = new Histogram({
        name: 'mesh_request_duration_seconds',
        help: 'Time to answer a GraphQL request over HTTP.',
        buckets: DURATION_BUCKETS_S,
        registers: this.registers,
    });

    public constructor(sources: MetricSources) {
        this.gauge('mesh_groups', 'Living groups.', sources.groups);
        this.gauge('mesh_subscribers', 'Subscriptions over WebSocket.', sources.subscribers);
        this.membersByTransport(sources);
        this.readCounter('mesh_messages_delivered_total', 'Messages written to subscribers.', sources.delivered);
        this.readCounter(
            'mesh_messages_executed_total',
            'Executions of a subscription for a message.',
            sources.executed,
        );
        this.readCounter(
            'mesh_subscribers_dropped_total',
            'Subscribers closed because they took less than they were sent.',
            sources.droppedSubscribers,
        );
        this.readCounter(
            'mesh_documents_prepared_total',
            'Query texts parsed and compiled.',
            sources.preparedDocuments,
        );
        this.readCounter('process_cpu_seconds_total', 'CPU time of the process.', () => {
            const { user, system } = process.cpuUsage();
            return (user + system) / 1e6;
        });
        this.gauge('process_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss());
    }

    /** Notes how long a request took. */
    public observe(seconds: number): void {
        this.duration.observe(seconds);
    }

    /** The Prometheus text, and its content type. */
    public async text(): Promise<{ readonly contentType: string; readonly body: string }> {
        return { contentType: this.registry.contentType, body: await this.registry.metrics() };
    }

    /** A subscriber is a member that is pushed to; every other living member polls or is about to. */
    private membersByTransport({ members, subscribers }: MetricSources): void {
        new Gauge({
            name: 'mesh_members',
            help: 'Members of living groups by how messages reach them.',
            labelNames: ['transport'],
            registers: this.registers,
            collect() {
                const pushed = Math.min(subscribers(), members());
                this.set({ transport: 'websocket' }, pushed);
                this.set({ transport: 'polling' }, members() - pushed);
            },
        });
    }

    private counter(name: string, help: string): Counter {
        return new Counter({ name, help, registers: this.registers });
    }

    private gauge(name: string, help: string, read: () => number): void {
        new Gauge({
            name,
            help,
            registers: this.registers,
            collect() {
                this.set(read());
            },
        });
    }

    private readCounter(name: string, help: string, read: () => number): void {
        new Counter({
            name,
            help,
            registers: this.registers,
            collect() {
                this.reset();
                this.inc(read());
            },
        });
    }
}
