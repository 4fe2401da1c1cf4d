import { Arrivals } from './arrivals';
import type { Backend } from './backend';
import type { GroupVariables, MeshClient, MeshEvent } from './client';
import { Connection } from './connection/connection';
import { ConnectionReport } from './connection-report';
import { inGroup } from './connection/machine';
import type { Diagnosis } from './diagnosis';
import { checkedDomain, type Domain } from './domain';
import type { Environment, NetworkChange, Stop } from './environment';
import { knownError, MeshClientError } from './errors';
import { examine } from './examination';
import { leaveInPassing, leaveProperly } from './farewell';
import { VariableView } from './group-variables';
import { eventRefusal, groupNameRefusal, variableRefusal } from './input-limits';
import type { Joiner } from './join';
import type { Membership } from './membership';
import { Session } from './session';
import { OrderGaps } from './order-gaps';
import { statusOf } from './status-of';
import { DISCONNECTED, type GroupInfo, type MeshStatus, type StatusError } from './status';
import type { Transport } from './transport/transport';
import { watchWake } from './wake';

/** What the client is composed of. */
export interface MeshClientParts {
    readonly environment: Environment;
    readonly backend: Backend;
    readonly joiner: Joiner;
    readonly domain: Domain;
    readonly polling: () => Transport;
    readonly push: (() => Transport) | null;
    /** The server's address, or null where the backend is inside the page. */
    readonly server: string | null;
    /** Calls what the backend itself must release, as the page's own. */
    readonly onDispose: () => void;
}

/** Milliseconds for which a rhythm is kept beyond the longest polling interval: a batch and a request. */
const RHYTHM_RESERVE_MS = 500;

/** The mesh client: at most one group at a time. */
export class RealMeshClient implements MeshClient {
    public status: MeshStatus = DISCONNECTED;
    private readonly listeners = new Set<(status: MeshStatus) => void>();
    private readonly connection: Connection;
    private readonly noVariables: GroupVariables = { get: () => undefined, names: () => [] };
    private readonly stops: readonly Stop[];
    private stopWake: Stop = () => undefined;
    private session: Session | null = null;
    private membership: Membership | null = null;
    private arrivals: Arrivals | null = null;
    private view: VariableView | null = null;
    private report: ConnectionReport | null = null;
    private lastError: StatusError | null = null;
    /** The joining that is under way: one at a time. */
    private entering: Promise<GroupInfo> | null = null;
    private disposed = false;

    public constructor(private readonly parts: MeshClientParts) {
        const { environment } = parts;
        this.connection = new Connection({
            environment,
            polling: parts.polling,
            push: parts.push,
            sendEcho: () => this.session?.sendEcho(),
            onInbound: (inbound) => this.session?.take(inbound),
            onChange: () => this.refresh(),
            onFailure: (error) => this.session?.trouble(error),
            onSessionStart: () => {
                this.stopWake = watchWake(environment, () => this.goOn('woke'));
                this.session?.start();
            },
            onSessionEnd: () => {
                this.stopWake();
                this.session?.end();
            },
        });
        this.stops = [
            environment.page.onHide(() => this.leaveNow()),
            environment.page.onNetwork((change) => this.networkChanged(change)),
        ];
    }

    public get variables(): GroupVariables {
        return this.view ?? this.noVariables;
    }

    public onStatus(listener: (status: MeshStatus) => void): () => void {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    }

    public setDomain(domain: string): void {
        this.parts.domain.set(domain);
    }

    public async createGroup(name?: string): Promise<GroupInfo> {
        const { joiner, domain } = this.parts;
        return this.enter(async () => {
            const groupName = name?.trim() ? name.trim() : joiner.nodeId;
            const refusal = groupNameRefusal(groupName);
            if (refusal !== null) throw refusal;
            return joiner.host(groupName, await domain.get());
        });
    }

    public async listGroups(): Promise<GroupInfo[]> {
        try {
            return await this.parts.joiner.list(await this.parts.domain.get());
        } catch (error) {
            throw this.noted(error);
        }
    }

    public async joinGroup(idOrName: string, domain?: string): Promise<GroupInfo> {
        return this.enter(async () => {
            const scope = domain === undefined ? await this.parts.domain.get() : checkedDomain(domain);
            return this.parts.joiner.member(idOrName.trim(), scope);
        });
    }

    public async leave(): Promise<void> {
        if (this.entering !== null) {
            this.connection.dispatch('leave');
            await this.entering.catch(() => undefined);
        }
        await this.leaveGroup();
    }

    public leaveNow(): void {
        const { membership } = this;
        if (this.connection.phase === 'joining') this.connection.dispatch('leave');
        if (membership === null) return;
        this.connection.dispatch('leave');
        this.forget();
        leaveInPassing(this.parts.backend, membership);
        this.connection.dispatch('left');
    }

    public fire(name: string, payload: string): void {
        if (this.session === null || !inGroup(this.connection.phase)) return;
        const refusal = eventRefusal(name, payload);
        if (refusal !== null) this.noted(refusal);
        else if (!this.session.fire(name, payload))
            this.noted(new MeshClientError('refused', 'Too many events wait to be sent. The newest was dropped.'));
    }

    public setVariable(name: string, value: string): void {
        if (this.session === null || this.view === null || !inGroup(this.connection.phase)) return;
        const refusal = variableRefusal(name, value, this.view.ownCountWithout(name));
        if (refusal !== null) this.noted(refusal);
        else this.session.write(name, value);
    }

    public removeVariable(name: string): void {
        if (this.session !== null && inGroup(this.connection.phase)) this.session.remove(name);
    }

    public eventNames(): string[] {
        return [...(this.session?.eventNames ?? [])];
    }

    public deliverDue(take: (event: MeshEvent) => boolean): void {
        this.arrivals?.deliver(this.parts.environment.now(), take);
    }

    public diagnose(): Promise<Diagnosis> {
        const { connection, status } = this;
        return examine({ ...this.parts, hasPush: this.parts.push !== null, connection, status });
    }

    public async dispose(): Promise<void> {
        if (this.disposed) return;
        this.disposed = true;
        for (const stop of this.stops) stop();
        await this.leave();
        this.parts.backend.close();
        this.parts.onDispose();
        this.listeners.clear();
    }

    private async leaveGroup(): Promise<void> {
        const { session, membership } = this;
        if (session === null || membership === null) return;
        await session.flush();
        if (this.membership !== membership) return;
        // What went wrong before is over now.
        this.lastError = null;
        const missedBefore = session.missed;
        this.connection.dispatch('leave');
        this.forget();
        await this.tellLeft(membership);
        const unsent = session.missed - missedBefore;
        if (unsent > 0)
            this.noted(
                new MeshClientError('server-down', `${unsent} events could not be sent before the group was left.`),
            );
    }

    private async enter(join: () => Promise<Membership>): Promise<GroupInfo> {
        if (this.disposed)
            throw this.noted(new MeshClientError('refused', 'This mesh was disposed of. Install it again to use it.'));
        if (this.entering !== null)
            throw this.noted(
                new MeshClientError('refused', 'A group is being joined already. Wait until that is done.'),
            );
        this.entering = this.enterAlone(join);
        try {
            return await this.entering;
        } finally {
            this.entering = null;
        }
    }

    private async enterAlone(join: () => Promise<Membership>): Promise<GroupInfo> {
        if (this.session !== null) await this.leaveGroup();
        this.lastError = null;
        this.connection.dispatch('join');
        const membership = await this.joined(join);
        if (this.connection.phase !== 'joining') {
            await this.tellLeft(membership);
            throw new MeshClientError('refused', 'The group was left before it was joined.');
        }
        this.begin(membership);
        return membership.group;
    }

    private async joined(join: () => Promise<Membership>): Promise<Membership> {
        try {
            return await join();
        } catch (error) {
            const noted = this.noted(error);
            this.connection.dispatch('join-failed');
            throw noted;
        }
    }

    /** Tells the backend that this member is gone; the phase is `leaving` until it knows. */
    private async tellLeft(membership: Membership): Promise<void> {
        try {
            await leaveProperly(this.parts.backend, this.parts.environment, membership);
        } catch (error) {
            // The group forgets a member without a heartbeat by itself: leaving is done all the same.
            this.noted(error);
        }
        this.connection.dispatch('left');
    }

    private begin(membership: Membership): void {
        const { backend, environment, joiner } = this.parts;
        const view = new VariableView(membership.nodeId);
        const rhythmMs = membership.group.pollingIntervalSeconds * 1100 + RHYTHM_RESERVE_MS;
        const gaps = membership.capabilities.extended ? null : new OrderGaps();
        const arrivals = new Arrivals(membership.nodeId, view, rhythmMs, gaps);
        this.membership = membership;
        this.view = view;
        this.arrivals = arrivals;
        this.report = new ConnectionReport(membership, backend, environment);
        this.session = new Session({
            membership,
            backend,
            environment,
            connection: this.connection,
            joiner,
            arrivals,
            variables: view,
            events: {
                onChange: () => this.refresh(),
                onTrouble: (error) => this.noted(error),
                onEnded: (reason) => this.ended(reason),
            },
        });
        this.connection.joined(membership);
    }

    private ended(reason: string): void {
        this.lastError = { kind: 'group-gone', message: reason, at: this.parts.environment.now() };
        this.connection.dispatch('group-ended');
        this.forget();
        this.refresh();
    }

    private forget(): void {
        this.report?.stop();
        this.report = null;
        this.membership = null;
        this.session = null;
        this.arrivals = null;
        this.view = null;
    }

    private networkChanged(change: NetworkChange): void {
        if (!inGroup(this.connection.phase)) return;
        if (change !== 'offline') return this.goOn('network-changed');
        this.connection.setReachable(false);
        this.noted(new MeshClientError('offline', 'This device is offline. Check its network connection.'));
    }

    /** The network may be there again, or another one. */
    private goOn(input: 'woke' | 'network-changed'): void {
        this.connection.dispatch(input);
        this.session?.hurry();
    }

    /** Puts an error into the status, and hands it back as one that a person can read. */
    private noted(error: unknown): MeshClientError {
        const known = knownError(error);
        if (known !== error) this.parts.environment.warn(String(error));
        this.lastError = { kind: known.kind, message: known.message, at: this.parts.environment.now() };
        this.refresh();
        return known;
    }

    private refresh(): void {
        this.status = statusOf(this.connection, this.membership, this.session, this.lastError);
        this.report?.update(() => this.status);
        for (const listener of this.listeners) listener(this.status);
    }
}
