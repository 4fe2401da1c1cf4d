import type { Backend } from './backend';
import type { EventCause, GroupVariables, MeshClient, MeshEvent } from './client';
import { Connection } from './connection/connection';
import { inGroup } from './connection/machine';
import type { Diagnosis } from './diagnosis';
import { checkedDomain, type Domain } from './domain';
import type { Environment, NetworkChange, Stop } from './environment';
import { MeshClientError } from './errors';
import { examine } from './examination';
import { leaveInPassing, leaveProperly } from './farewell';
import { eventRefusal, groupNameRefusal } from './input-limits';
import type { Joiner } from './join';
import { LastGroup } from './last-group';
import type { Membership } from './membership';
import { openSession, type OpenSession } from './open-session';
import { OrderKeys } from './order-key';
import type { OwnVariables } from './own-variables';
import type { Session } from './session';
import type { GroupInfo, MeshStatus } from './status';
import { StatusKeeper } from './status-keeper';
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

/** Joins a group that was found. @throws {BackendError} */
type Join = () => Promise<Membership>;

/** Outside a group. */
const NOWHERE = { group: null, role: null } as const;

/** The mesh client: at most one group at a time. */
export class RealMeshClient implements MeshClient {
    private readonly keeper: StatusKeeper;
    private readonly connection: Connection;
    private readonly noVariables: GroupVariables = { get: () => undefined, names: () => [] };
    private readonly stops: readonly Stop[];
    private stopWake: Stop = () => undefined;
    /** The membership of the moment, with everything that lives as long. */
    private open: OpenSession | null = null;
    private readonly lastGroup: LastGroup;
    /** The joining that is under way: one at a time. */
    private entering: Promise<GroupInfo> | null = null;
    /** Somebody leaves while a joining is under way. */
    private leaveWanted = false;
    private disposed = false;
    private readonly orderKeys = new OrderKeys();

    public constructor(private readonly parts: MeshClientParts) {
        const { environment } = parts;
        this.lastGroup = new LastGroup(environment);
        this.keeper = new StatusKeeper({ environment, connection: () => this.connection, open: () => this.open });
        this.connection = new Connection({
            environment,
            polling: parts.polling,
            push: parts.push,
            sendEcho: () => this.open?.session.sendEcho(),
            onInbound: (inbound) => this.open?.session.take(inbound),
            onChange: () => this.keeper.refresh(),
            onFailure: (error) => this.open?.session.trouble(error),
            onSessionStart: () => {
                this.stopWake = watchWake(environment, {
                    onShown: () => this.goOn('woke'),
                    onSlept: () => this.slept((session) => session.afterSleep()),
                    onReturned: () => this.slept((session) => session.afterReturn()),
                });
                this.open?.session.start();
            },
            onSessionEnd: () => {
                this.stopWake();
                this.open?.session.end();
            },
        });
        this.stops = [
            environment.page.onGone(() => this.leaveNow()),
            environment.page.onNetwork((change) => this.networkChanged(change)),
        ];
    }

    public get variables(): GroupVariables {
        return this.open?.view ?? this.noVariables;
    }

    public get status(): MeshStatus {
        return this.keeper.status;
    }

    public onStatus(listener: (status: MeshStatus) => void): () => void {
        return this.keeper.onStatus(listener);
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
            const scope = await domain.get();
            const { group, role } = this.open?.membership ?? NOWHERE;
            if (role === 'host' && group.name === groupName && group.domain === scope) return null;
            return () => joiner.host(groupName, scope);
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
            const { group: present } = this.open?.membership ?? NOWHERE;
            const wanted = idOrName.trim();
            // A project that joins again and again asks the server nothing.
            if (scope === present?.domain && (wanted === present.id || wanted === present.name)) return null;
            const group = await this.parts.joiner.find(wanted, scope);
            return group.id === present?.id && scope === present.domain ? null : () => this.parts.joiner.member(group);
        });
    }

    public async leave(): Promise<void> {
        if (this.entering !== null) {
            this.leaveWanted = true;
            if (this.connection.phase === 'joining') this.connection.dispatch('leave');
            await this.entering.catch(() => undefined);
        }
        await this.leaveGroup();
    }

    public leaveNow(): void {
        const membership = this.open?.membership ?? null;
        this.leaveWanted = true;
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
        return this.open?.arrivals.deliver(this.parts.environment.elapsed(), take) ?? false;
    }

    public dropWaiting(): void {
        this.open?.session.dropWaiting();
    }

    public setQuiet(quiet: boolean): void {
        if (this.open === null) return;
        this.open.session.quiet = quiet;
        this.keeper.refresh();
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
        this.keeper.dispose();
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
        this.keeper.forgetTrouble();
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

    private async enter(find: () => Promise<Join | null>): Promise<GroupInfo> {
        if (this.disposed)
            throw this.noted(new MeshClientError('refused', 'This mesh was disposed of. Install it again to use it.'));
        if (this.entering !== null)
            throw this.noted(
                new MeshClientError('refused', 'A group is being joined already. Wait until that is done.'),
            );
        this.leaveWanted = false;
        this.entering = this.enterAlone(find);
        try {
            return await this.entering;
        } finally {
            this.entering = null;
        }
    }

    /** Who is in a group stays there until another one is found, and for good where that is the same. */
    private async enterAlone(find: () => Promise<Join | null>): Promise<GroupInfo> {
        if (this.open === null) this.startJoining();
        const join = await this.attempted(find);
        if (join === null && this.open !== null) return { ...this.open.membership.group };
        this.refuseWhereLeft();
        if (this.open !== null) await this.leaveGroup();
        this.refuseWhereLeft();
        if (this.connection.phase !== 'joining') this.startJoining();
        const membership = await this.attempted(join ?? goneMeanwhile);
        if (this.connection.phase !== 'joining') {
            await this.tellLeft(membership);
            throw leftBefore();
        }
        this.begin(membership);
        return membership.group;
    }

    private startJoining(): void {
        this.keeper.forgetTrouble();
        this.keeper.keepCounts(null);
        this.connection.dispatch('join');
    }

    private refuseWhereLeft(): void {
        if (!this.leaveWanted) return;
        this.connection.dispatch('join-failed');
        throw leftBefore();
    }

    private async attempted<Result>(attempt: () => Promise<Result>): Promise<Result> {
        try {
            return await attempt();
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

    private begin(joined: Membership): void {
        const left = this.lastGroup.take(joined.group);
        const membership = left === null ? joined : { ...joined, position: left.position };
        this.open = openSession({ ...this.parts, orderKeys: this.orderKeys }, this.connection, membership, left, {
            onChange: () => this.keeper.refresh(),
            onTrouble: (error) => this.noted(error),
            onEnded: (reason) => this.ended(reason),
        });
        this.connection.joined(membership);
    }

    private ended(reason: string): void {
        this.keeper.set({ kind: 'group-gone', message: reason });
        this.connection.dispatch('group-ended');
        this.forget();
        this.keeper.refresh();
    }

    private forget(): void {
        if (this.open === null) return;
        const { membership, session, view, arrivals, report } = this.open;
        this.keeper.keepCounts(session);
        this.lastGroup.keep({ group: membership.group, position: this.connection.position, view, arrivals });
        report.stop();
        this.open = null;
    }

    private networkChanged(change: NetworkChange): void {
        if (change !== 'offline') this.parts.domain.forgetDerived();
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

    /** Nothing ran here for a while, and the device may have been carried elsewhere. */
    private slept(goOn: (session: Session) => Promise<void>): void {
        this.parts.domain.forgetDerived();
        this.goOn('woke');
        if (this.open !== null) void goOn(this.open.session);
    }

    /** Puts an error into the status, and hands it back as one that a person can read. */
    private noted(error: unknown): MeshClientError {
        return this.keeper.note(error);
    }
}

function leftBefore(): MeshClientError {
    return new MeshClientError('refused', 'The group was left before it was joined.');
}

/** It was found to be the present one, which ended before that was known. */
function goneMeanwhile(): Promise<never> {
    return Promise.reject(new MeshClientError('group-gone', 'The group has ended. Its host can create a new one.'));
}
