import type { Backend } from './backend';
import type { EventCause, GroupVariables, MeshClient, MeshEvent } from './client';
import { Connection } from './connection/connection';
import { inGroup } from './connection/machine';
import type { Diagnosis } from './diagnosis';
import { checkedDomain, type Domain } from './domain';
import type { Environment, NetworkChange, Stop } from './environment';
import { knownError, MeshClientError } from './errors';
import { examine } from './examination';
import { leaveInPassing, leaveProperly } from './farewell';
import { eventRefusal, groupNameRefusal } from './input-limits';
import type { Joiner } from './join';
import type { Membership } from './membership';
import { openSession, type OpenSession } from './open-session';
import type { OwnVariables } from './own-variables';
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

/** The mesh client: at most one group at a time. */
export class RealMeshClient implements MeshClient {
    public status: MeshStatus = DISCONNECTED;
    private readonly listeners = new Set<(status: MeshStatus) => void>();
    private readonly connection: Connection;
    private readonly noVariables: GroupVariables = { get: () => undefined, names: () => [] };
    private readonly stops: readonly Stop[];
    private stopWake: Stop = () => undefined;
    /** The membership of the moment, with everything that lives as long. */
    private open: OpenSession | null = null;
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
            sendEcho: () => this.open?.session.sendEcho(),
            onInbound: (inbound) => this.open?.session.take(inbound),
            onChange: () => this.refresh(),
            onFailure: (error) => this.open?.session.trouble(error),
            onSessionStart: () => {
                this.stopWake = watchWake(environment, () => this.goOn('woke'));
                this.open?.session.start();
            },
            onSessionEnd: () => {
                this.stopWake();
                this.open?.session.end();
            },
        });
        this.stops = [
            environment.page.onHide(() => this.leaveNow()),
            environment.page.onNetwork((change) => this.networkChanged(change)),
        ];
    }

    public get variables(): GroupVariables {
        return this.open?.view ?? this.noVariables;
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
        const membership = this.open?.membership ?? null;
        if (this.connection.phase === 'joining') this.connection.dispatch('leave');
        if (membership === null) return;
        this.connection.dispatch('leave');
        this.forget();
        leaveInPassing(this.parts.backend, membership);
        this.connection.dispatch('left');
    }

    public fire(name: string, payload: string, cause: EventCause): void {
        if (this.open === null || !inGroup(this.connection.phase)) return;
        const refusal = eventRefusal(name, payload);
        if (refusal !== null) this.noted(refusal);
        else this.open.session.fire(name, payload, cause);
    }

    public setVariable(name: string, value: string): void {
        this.noteRefusal(this.ownVariables?.write(name, value));
    }

    public offerVariable(name: string, value: string): void {
        this.noteRefusal(this.ownVariables?.offer(name, value));
    }

    public removeVariable(name: string): void {
        this.ownVariables?.remove(name);
    }

    public eventNames(): string[] {
        return [...(this.open?.session.eventNames ?? [])];
    }

    public deliverDue(take: (event: MeshEvent) => boolean): boolean {
        return this.open?.arrivals.deliver(this.parts.environment.now(), take) ?? false;
    }

    public dropWaiting(): void {
        this.open?.session.dropWaiting();
    }

    public setQuiet(quiet: boolean): void {
        if (this.open === null) return;
        this.open.session.quiet = quiet;
        this.refresh();
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

    /** One's own variables, while there is a group to share them with. */
    private get ownVariables(): OwnVariables | undefined {
        return inGroup(this.connection.phase) ? this.open?.session.own : undefined;
    }

    private noteRefusal(refusal: MeshClientError | null | undefined): void {
        if (refusal) this.noted(refusal);
    }

    private async leaveGroup(): Promise<void> {
        if (this.open === null) return;
        const { session, membership } = this.open;
        await session.flush();
        if (this.open?.membership !== membership) return;
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
        if (this.open !== null) await this.leaveGroup();
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
        this.open = openSession(this.parts, this.connection, membership, {
            onChange: () => this.refresh(),
            onTrouble: (error) => this.noted(error),
            onEnded: (reason) => this.ended(reason),
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
        this.open?.report.stop();
        this.open = null;
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
        this.open?.session.hurry();
    }

    /** Puts an error into the status, and hands it back as one that a person can read. */
    private noted(error: unknown): MeshClientError {
        const known = knownError(error);
        if (known !== error) this.parts.environment.warn(String(error));
        const { kind, message, limit } = known;
        this.lastError = { kind, message, at: this.parts.environment.now(), ...(limit && { limit }) };
        this.refresh();
        return known;
    }

    private refresh(): void {
        this.status = statusOf(
            this.connection,
            this.open?.membership ?? null,
            this.open?.session ?? null,
            this.lastError,
        );
        this.open?.report.update(() => this.status);
        for (const listener of this.listeners) listener(this.status);
    }
}
