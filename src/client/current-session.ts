// The session of the moment, if there is one: begins and ends it, and wakes it after a sleep or a change of network.
import { Connection } from './connection/connection';
import { inGroup } from './connection/machine';
import type { NetworkChange, Stop } from './environment';
import { MeshClientError } from './errors';
import { endOf } from './reasons';
import { LastGroup } from './last-group';
import type { Membership } from './membership';
import type { MeshClientParts } from './mesh-client-parts';
import { openSession, type OpenSession } from './open-session';
import { OrderKeys } from './order-key';
import type { Staying } from './staying';
import { StatusKeeper } from './status-keeper';
import { watchWake } from './wake';

/** At most one session at a time, with the connection that carries it and the status that shows both. */
export class CurrentSession {
    public readonly keeper: StatusKeeper;
    public readonly connection: Connection;
    private opened: OpenSession | null = null;
    private readonly lastGroup: LastGroup;
    private readonly orderKeys = new OrderKeys();
    private readonly stopNetwork: Stop;
    private stopWake: Stop = () => undefined;

    public constructor(private readonly parts: MeshClientParts) {
        const { environment } = parts;
        this.lastGroup = new LastGroup(environment);
        this.keeper = new StatusKeeper({ environment, connection: () => this.connection, open: () => this.opened });
        this.connection = new Connection({
            environment,
            polling: parts.polling,
            push: parts.push,
            sendEcho: () => this.opened?.session.sendEcho(),
            onInbound: (inbound) => this.opened?.session.incoming.take(inbound),
            onChange: () => this.keeper.refresh(),
            onFailure: (error) => this.opened?.session.trouble(error),
            onSessionStart: () => {
                this.stopWake = watchWake(environment, {
                    onShown: () => this.resume('woke'),
                    onSlept: () => this.slept((staying) => staying.afterSleep()),
                    onReturned: () => this.slept((staying) => staying.afterReturn()),
                });
                this.opened?.session.start();
            },
            onSessionEnd: () => {
                this.stopWake();
                this.opened?.session.end();
            },
        });
        this.stopNetwork = environment.page.onNetwork((change) => this.networkChanged(change));
    }

    /** Everything that lives as long as the present membership; null where there is none. */
    public get open(): OpenSession | null {
        return this.opened;
    }

    /** The same, or null where it does not run: events and variables are shared only while it does. */
    public get running(): OpenSession | null {
        return inGroup(this.connection.phase) ? this.opened : null;
    }

    /** A group was joined: its session begins, from where an earlier one in the same group ended. */
    public begin(joined: Membership): void {
        const left = this.lastGroup.take(joined.group);
        const membership = left === null ? joined : { ...joined, position: left.position };
        this.opened = openSession({ ...this.parts, orderKeys: this.orderKeys }, this.connection, membership, left, {
            onChange: () => this.keeper.refresh(),
            onTrouble: (error) => this.keeper.note(error),
            onEnded: (error) => this.ended(error),
        });
        this.connection.joined(membership);
    }

    /** The session is over. What the status counted stays, and so does what a member needs that comes back soon. */
    public forget(): void {
        if (this.opened === null) return;
        const { membership, session, view, arrivals, report } = this.opened;
        this.keeper.keepCounts(session);
        this.lastGroup.keep({ group: membership.group, position: this.connection.position, view, arrivals });
        report.stop();
        this.opened = null;
    }

    /** Hears nothing more of the device's network. */
    public stopListening(): void {
        this.stopNetwork();
    }

    private ended({ message, reason }: MeshClientError): void {
        this.keeper.set({ kind: 'group-gone', message, reason: endOf(reason) });
        this.connection.dispatch('group-ended');
        this.forget();
        this.keeper.refresh();
    }

    private networkChanged(change: NetworkChange): void {
        if (change !== 'offline') this.parts.domain.forgetDerived();
        if (!inGroup(this.connection.phase)) return;
        if (change !== 'offline') return this.resume('network-changed');
        this.connection.setReachable(false);
        this.keeper.note(new MeshClientError('offline', 'This device is offline. Check its network connection.'));
    }

    /** The network may be back, or may be another one. */
    private resume(input: 'woke' | 'network-changed'): void {
        this.connection.dispatch(input);
        this.opened?.session.hurry();
    }

    /** Nothing ran here for a while, and somebody may have carried the device to another network. */
    private slept(check: (staying: Staying) => Promise<void>): void {
        this.parts.domain.forgetDerived();
        this.resume('woke');
        if (this.opened !== null) void check(this.opened.session.staying);
    }
}
