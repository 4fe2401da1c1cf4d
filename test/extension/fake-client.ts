import type { EventCause, EventTimes, MeshClient, MeshEvent } from '../../src/client/client';
import { diagnosisOf, type Diagnosis } from '../../src/client/diagnosis/diagnosis';
import { ownError, type MeshClientError } from '../../src/client/status/errors';
import type { ClientCode } from '../../src/client/status/reasons';
import { DISCONNECTED, type ErrorKind, type GroupInfo, type MeshStatus } from '../../src/client/status/status';

/** What the extension asked of the client, in its order. */
export type Sent =
    | readonly ['fire', name: string, payload: string]
    | readonly ['set', name: string, value: string]
    | readonly ['offer', name: string, value: string]
    | readonly ['remove', name: string];

/** A group as a backend would describe it. */
export const group = (name: string): GroupInfo => ({
    id: `id-of-${name}`,
    domain: 'class',
    name,
    hostId: 'host',
    expiresAt: '2030-01-01T00:00:00.000Z',
    useWebSocket: true,
    pollingIntervalSeconds: 2,
});

/** A client without a network: it records what it is asked, and hands over what the test says arrived. */
export class FakeClient implements MeshClient {
    public status: MeshStatus = DISCONNECTED;
    public readonly sent: Sent[] = [];
    public readonly groupVariables = new Map<string, string>();
    /** The names of the events that were sent as answers. */
    public readonly answers: string[] = [];
    /** How often what waits was dropped. */
    public drops = 0;
    public readonly seenEvents: string[] = [];
    /** Whether it lags behind, so that what waits is wanted in frames of its own at once. */
    public late = false;
    public disposed = false;
    public domain = '';
    /** The groups that are found. */
    public groups: GroupInfo[] = [group('class 1')];
    /** Makes the next group call fail. */
    public failure: MeshClientError | null = null;
    private readonly arrivals: MeshEvent[] = [];
    private readonly listeners = new Set<(status: MeshStatus) => void>();

    public readonly variables = {
        get: (name: string): string | undefined => this.groupVariables.get(name),
        names: (): string[] => [...this.groupVariables.keys()],
    };

    // What the test does.

    /** Puts the member into a group, or changes how it stands there. */
    public enter(state: MeshStatus['state'] = 'connected', name = 'class 1'): void {
        this.become({ ...DISCONNECTED, state, transport: 'websocket', role: 'member', group: group(name), members: 2 });
    }

    /** Something went wrong. */
    public fail(kind: ErrorKind): void {
        this.become({
            ...this.status,
            state: 'reconnecting',
            lastError: { kind, message: 'A test failed it.', at: 0 },
        });
    }

    /** The group is over. */
    public end(code: ClientCode): void {
        const lastError = { kind: 'group-gone', message: 'A test ended it.', at: 0, reason: { code } } as const;
        this.become({ ...DISCONNECTED, state: 'error', lastError });
    }

    /** Lets an event of another member arrive. */
    public arrive(name: string, payload = '', sender = 'other'): void {
        this.arrivals.push({ name, payload, sender });
    }

    /** The events that were not taken yet. */
    public get waiting(): number {
        return this.arrivals.length;
    }

    /** The names of the events that were sent. */
    public get fired(): string[] {
        return this.sent.flatMap(([kind, name]) => (kind === 'fire' ? [name] : []));
    }

    /** What was asked since the last call. */
    public takeSent(): Sent[] {
        return this.sent.splice(0);
    }

    public get listenerCount(): number {
        return this.listeners.size;
    }

    // The port.

    public onStatus(listener: (status: MeshStatus) => void): () => void {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    }

    public setDomain(domain: string): void {
        if (!/^[\w.-]*$/.test(domain)) throw ownError('refused', 'domain-wrong', 'The domain may not hold that.');
        this.domain = domain;
    }

    public createGroup(name = 'host'): Promise<GroupInfo> {
        return this.join(name);
    }

    public listGroups(): Promise<GroupInfo[]> {
        return this.failure === null ? Promise.resolve(this.groups) : Promise.reject(this.failure);
    }

    public joinGroup(idOrName: string): Promise<GroupInfo> {
        return this.join(idOrName);
    }

    public leave(): Promise<void> {
        this.leaveNow();
        return Promise.resolve();
    }

    public fire(name: string, payload: string, cause: EventCause): void {
        this.sent.push(['fire', name, payload]);
        if (cause === 'answer') this.answers.push(name);
    }

    public setVariable(name: string, value: string): void {
        this.sent.push(['set', name, value]);
    }

    public offerVariable(name: string, value: string): void {
        this.sent.push(['offer', name, value]);
    }

    public removeVariable(name: string): void {
        this.sent.push(['remove', name]);
    }

    public eventNames(): string[] {
        return [...this.seenEvents];
    }

    public deliverDue(take: (event: MeshEvent, times: EventTimes) => boolean): boolean {
        const times = { firedAt: Number.NaN, arrivedAt: 0 };
        for (let next = this.arrivals[0]; next !== undefined && take(next, times); next = this.arrivals[0])
            this.arrivals.shift();
        return this.late && this.arrivals.length > 0;
    }

    public dropWaiting(): void {
        this.drops += 1;
        this.arrivals.length = 0;
    }

    public setQuiet(quiet: boolean): void {
        this.become({ ...this.status, quiet });
    }

    public diagnose(): Promise<Diagnosis> {
        const https = { reachable: true, kind: null, message: null, milliseconds: 1 };
        const at = '2026-11-23T09:00:00.000Z';
        const seen = { at, server: null, status: this.status, https, attempts: [], history: [], hasPush: true };
        return Promise.resolve(diagnosisOf(seen));
    }

    public leaveNow(): void {
        this.become(DISCONNECTED);
    }

    public dispose(): Promise<void> {
        this.disposed = true;
        return this.leave();
    }

    private join(name: string): Promise<GroupInfo> {
        if (this.failure !== null) return Promise.reject(this.failure);
        this.enter('connected', name);
        return Promise.resolve(group(name));
    }

    /** Takes a status as it is. */
    public become(status: MeshStatus): void {
        this.status = status;
        for (const listener of this.listeners) listener(status);
    }
}
