import type { EventCause, EventTimes, GroupVariables, MeshClient, MeshEvent } from '../client/client';
import { diagnosisOf, type Diagnosis } from '../client/diagnosis/diagnosis';
import { MeshClientError } from '../client/status/errors';
import { DISCONNECTED, type GroupInfo, type MeshStatus } from '../client/status/status';

/**
 * A client whose server is set later and can change. The blocks must exist before a project loads, which is before the
 * settings have been read. Without a server it sends nothing and refuses group calls.
 */
export class SwappableClient implements MeshClient {
    private client: MeshClient | null = null;
    private unsubscribe: () => void = () => undefined;
    private ownStatus: MeshStatus = DISCONNECTED;
    private readonly listeners = new Set<(status: MeshStatus) => void>();

    public readonly variables: GroupVariables = {
        get: (name) => this.client?.variables.get(name),
        names: () => this.client?.variables.names() ?? [],
    };

    /**
     * `find` is called when somebody needs a group while there is no client. It returns a client, or the reason why
     * there is none.
     */
    public constructor(private readonly find: () => MeshClient | MeshClientError) {}

    /** Replaces the client, or removes it. The previous client leaves its group and ends. */
    public setTarget(client: MeshClient | null): void {
        this.unsubscribe();
        void this.client?.dispose();
        this.client = client;
        this.ownStatus = DISCONNECTED;
        this.unsubscribe = client?.onStatus((status) => this.tell(status)) ?? (() => undefined);
        this.tell(this.status);
    }

    public get status(): MeshStatus {
        return this.client?.status ?? this.ownStatus;
    }

    public onStatus(listener: (status: MeshStatus) => void): () => void {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    }

    public setDomain(domain: string): void {
        this.client?.setDomain(domain);
    }

    public async createGroup(name?: string): Promise<GroupInfo> {
        return this.requireClient().createGroup(name);
    }

    public async listGroups(): Promise<GroupInfo[]> {
        return this.requireClient().listGroups();
    }

    public async joinGroup(idOrName: string, domain?: string): Promise<GroupInfo> {
        return this.requireClient().joinGroup(idOrName, domain);
    }

    public async leave(): Promise<void> {
        await this.client?.leave();
    }

    public fire(name: string, payload: string, cause: EventCause): void {
        this.client?.fire(name, payload, cause);
    }

    public setVariable(name: string, value: string): void {
        this.client?.setVariable(name, value);
    }

    public offerVariable(name: string, value: string): void {
        this.client?.offerVariable(name, value);
    }

    public removeVariable(name: string): void {
        this.client?.removeVariable(name);
    }

    public eventNames(): string[] {
        return this.client?.eventNames() ?? [];
    }

    public deliverDue(take: (event: MeshEvent, times: EventTimes) => boolean): boolean {
        return this.client?.deliverDue(take) ?? false;
    }

    public dropWaiting(): void {
        this.client?.dropWaiting();
    }

    public setQuiet(quiet: boolean): void {
        this.client?.setQuiet(quiet);
    }

    public async diagnose(): Promise<Diagnosis> {
        const client = this.findClient();
        if (!(client instanceof MeshClientError)) return client.diagnose();
        return diagnosisOf({
            at: new Date().toISOString(),
            server: null,
            status: this.status,
            https: { reachable: false, kind: client.kind, message: client.message, milliseconds: 0 },
            attempts: [],
            history: [],
            hasPush: false,
        });
    }

    public leaveNow(): void {
        this.client?.leaveNow();
    }

    public async dispose(): Promise<void> {
        this.unsubscribe();
        this.listeners.clear();
        await this.client?.dispose();
    }

    private requireClient(): MeshClient {
        const client = this.findClient();
        if (!(client instanceof MeshClientError)) return client;
        const { kind, message, reason } = client;
        const lastError = { kind, message, at: Date.now(), ...(reason && { reason }) };
        this.ownStatus = { ...DISCONNECTED, lastError };
        this.tell(this.ownStatus);
        throw client;
    }

    private findClient(): MeshClient | MeshClientError {
        if (this.client !== null) return this.client;
        const found = this.find();
        if (!(found instanceof MeshClientError)) this.setTarget(found);
        return found;
    }

    private tell(status: MeshStatus): void {
        for (const listener of this.listeners) listener(status);
    }
}
