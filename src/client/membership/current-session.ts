// Begins and ends the current session, and wakes it after a sleep or a change of network.
import { History } from '../status/history';
import { PushAttempts } from '../connection/push-attempts';
import type { NetworkChange, Stop } from '../environment/environment';
import { MeshClientError } from '../status/errors';
import { endOf } from '../status/reasons';
import { LastGroup } from './last-group';
import type { Membership } from '../api/membership';
import type { MeshClientParts } from './mesh-client-parts';
import { Session } from './session';
import { OrderKeys } from '../api/order-key';
import { StageKeeper } from './stage';
import type { Staying } from './staying';
import { StatusKeeper } from './status-keeper';
import { watchSleep } from '../environment/sleep-detector';

/** At most one session at a time, with the status that shows it. */
export class CurrentSession {
    public readonly keeper: StatusKeeper;
    public readonly stages: StageKeeper;
    public readonly attempts: PushAttempts;
    public readonly history: History;
    private opened: Session | null = null;
    private readonly lastGroup: LastGroup;
    private readonly orderKeys = new OrderKeys();
    private readonly stopNetwork: Stop;
    private stopWake: Stop = () => undefined;

    public constructor(private readonly parts: MeshClientParts) {
        const { environment } = parts;
        this.lastGroup = new LastGroup(environment, () => this.opened?.connection.transport ?? null);
        this.attempts = new PushAttempts(environment);
        this.history = new History(environment);
        this.stages = new StageKeeper(this.history, () => this.keeper.refresh());
        this.keeper = new StatusKeeper({
            environment,
            attempts: this.attempts,
            history: this.history,
            stage: () => this.stages.stage,
            open: () => this.opened,
        });
        this.stopNetwork = environment.page.onNetwork((change) => this.networkChanged(change));
    }

    /** The session of the present membership; null outside a group. */
    public get open(): Session | null {
        return this.opened;
    }

    /** A group was joined: its session begins, from where an earlier one in the same group ended. */
    public begin(joined: Membership): void {
        const { environment } = this.parts;
        const { attempts, history, orderKeys } = this;
        const { position, view, inbox } = this.lastGroup.startOf(joined);
        this.opened = new Session({
            ...this.parts,
            clock: this.parts.joiner.clock,
            attempts,
            history,
            orderKeys,
            view,
            inbox,
            membership: { ...joined, position },
            events: {
                onChange: () => this.keeper.refresh(),
                onError: (error) => this.keeper.note(error),
                onEnded: (error) => this.ended(error),
            },
        });
        this.stages.step('joined');
        this.stopWake = watchSleep(environment, {
            onShown: () => this.resume('woke'),
            onSlept: () => this.slept((staying) => staying.afterSleep()),
            onReturned: () => this.slept((staying) => staying.afterReturn()),
        });
        this.opened.start();
    }

    /** The session is over. What the status counted stays, and so does what a member needs that comes back soon. */
    public end(event: 'leaving' | 'ended'): void {
        if (this.opened === null) return;
        const { opened: session } = this;
        const { view, inbox, connection } = session;
        this.stopWake();
        session.end();
        this.keeper.keepCounts(session);
        this.lastGroup.keep(session.membership.group, { position: connection.position, view, inbox });
        this.opened = null;
        this.stages.step(event);
    }

    /** Stops listening for changes of the network. */
    public stopListening(): void {
        this.stopNetwork();
    }

    private ended({ message, reason }: MeshClientError): void {
        this.keeper.set({ kind: 'group-gone', message, reason: endOf(reason) });
        this.end('ended');
    }

    private networkChanged(change: NetworkChange): void {
        if (change !== 'offline') this.parts.domain.forgetDerived();
        if (this.opened === null) return;
        if (change !== 'offline') return this.resume('network-changed');
        this.opened.connection.setReachable(false);
        this.keeper.note(new MeshClientError('offline', 'This device is offline. Check its network connection.'));
    }

    /** The network may be back, or may be another one. */
    private resume(why: 'woke' | 'network-changed'): void {
        this.opened?.connection.resume(why);
        this.opened?.retryNow();
    }

    /** The page slept. The device may be in another network now. */
    private slept(check: (staying: Staying) => Promise<void>): void {
        this.parts.domain.forgetDerived();
        this.resume('woke');
        if (this.opened !== null) void check(this.opened.staying);
    }
}
