// Performs what the machine decides: opens and closes transports, holds pushed messages back until they may be
// delivered, keeps the position, and rests between attempts.
import type { Membership } from '../membership';
import type { Inbound } from '../messages';
import type { Batch, Receipt } from '../outbox';
import type { TransportName } from '../status';
import { CATCH_UP_AFTER_MS, ECHO_INTERVAL_MS, PROOF_TIMEOUT_MS, QUIET_PROOF_MS, STABLE_AFTER_MS } from '../timing';
import type { PushEnd } from '../transport/push-source';
import type { Transport, TransportEvents } from '../transport/transport';
import { CatchUp } from './catch-up';
import type { ConnectionParts } from './connection-parts';
import { HeldMessages } from './held-messages';
import { History, type Transition } from './history';
import { INITIAL, inGroup, isPushed, next, type Effect, type Input, type Phase, type State } from './machine';
import { NamedTimers } from './named-timers';
import { PushAttempts, type PushAttempt } from './push-attempts';
import { PushGaps } from './push-gaps';
import { restMs } from './rest-time';
import { transportReason } from '../transport-reasons';

/** One member's connection, from joining to leaving. */
export class Connection {
    private state: State = INITIAL;
    private membership: Membership | null = null;
    /** Up to where everything has been handed on. */
    public position = '';
    private polling: Transport | null = null;
    private push: Transport | null = null;
    private gaps: PushGaps | null = null;
    private readonly catching: CatchUp;
    private readonly attempts: PushAttempts;
    private readonly steps = new History();
    private readonly held = new HeldMessages();
    private readonly timers: NamedTimers;

    /** Whether the last request was answered. */
    public reachable = true;
    /** Why the transport is what it is; null when there is nothing to explain. */
    public reason: string | null = null;

    public constructor(private readonly parts: ConnectionParts) {
        this.attempts = new PushAttempts(parts.environment);
        this.timers = new NamedTimers(parts.environment);
        this.catching = new CatchUp(parts.polling);
    }

    public get phase(): Phase {
        return this.state.phase;
    }

    /** How messages arrive now. */
    public get transport(): TransportName | null {
        if (!inGroup(this.phase)) return null;
        return this.carrier?.name ?? null;
    }

    private get carrier(): Transport | null {
        return isPushed(this.phase) ? this.push : this.polling;
    }

    /** The last transitions, oldest first. */
    public get history(): readonly Transition[] {
        return this.steps.list;
    }

    /** What became of the last attempts to be pushed to, oldest first. */
    public get pushAttempts(): readonly PushAttempt[] {
        return this.attempts.list;
    }

    /** Whether this network lets no WebSocket through, as far as that is known. */
    public get isPushBlocked(): boolean {
        return this.attempts.areBlocked;
    }

    /** A group was joined. */
    public joined(membership: Membership): void {
        this.membership = membership;
        this.position = membership.position;
        this.reachable = true;
        // A backend of Part 1 may keep nothing that could be asked for.
        this.gaps = membership.capabilities.extended ? new PushGaps(membership.nodeId, this.position) : null;
        this.reason = this.noPushReason(membership);
        this.dispatch(this.reason === null ? 'joined' : 'joined-without-push');
    }

    private noPushReason({ capabilities, group }: Membership): string | null {
        if (this.parts.push === null) return transportReason('off');
        // A backend of Part 1 pushes nothing in a group that was made for polling.
        return capabilities.extended || group.useWebSocket ? null : transportReason('host-polls');
    }

    /** Sends a batch over the transport of the moment. @throws {BackendError} */
    public async send(batch: Batch): Promise<Receipt> {
        if (this.carrier === null || this.membership === null) throw new Error('A batch was sent outside a group.');
        return this.carrier.send(this.membership, batch);
    }

    /** Takes one input: the state first, then the effects, then the news. */
    public dispatch(input: Input): void {
        const before = this.state;
        const { state, effects } = next(before, input);
        if (state === before) return;
        this.state = state;
        const now = this.parts.environment.now();
        if (input === 'network-changed') this.attempts.networkChanged();
        if (input === 'proof-overdue') this.pushEnded({ ending: 'silent', reason: transportReason('unproven') });
        this.steps.note(before.phase, state.phase, input, this.reason, now);
        for (const effect of effects) this.perform(effect);
        this.parts.onChange();
    }

    /** A request was answered or not: what the status says of the network. */
    public setReachable(reachable: boolean): void {
        if (this.reachable === reachable) return;
        this.reachable = reachable;
        this.parts.onChange();
    }

    private perform(effect: Effect): void {
        const { environment } = this.parts;
        switch (effect) {
            case 'start-session':
                return this.parts.onSessionStart();
            case 'end-session':
                this.timers.stopAll();
                return this.parts.onSessionEnd();
            case 'start-polling':
                return this.startPolling();
            case 'step-back':
                return this.stepBack();
            case 'stop-polling':
                this.polling?.close();
                this.polling = null;
                return;
            case 'poll-now':
                return this.polling?.hurry?.();
            case 'catch-up':
                return this.timers.start('catch-up', CATCH_UP_AFTER_MS, () => this.catchUp());
            case 'open-push':
                return this.openPush();
            case 'close-push':
                return this.closePush();
            case 'send-echo':
                this.parts.sendEcho();
                return this.startTimer('echo', ECHO_INTERVAL_MS, 'echo-due');
            case 'drain':
                return this.drain();
            case 'release-held':
                return this.releaseHeld();
            case 'settle':
                this.reason = null;
                this.timers.stop('proof');
                this.timers.stop('echo');
                return this.startTimer('stable', STABLE_AFTER_MS, 'stable');
            case 'rest':
                return this.startTimer('upgrade', restMs(this.state, environment.random()), 'upgrade-due');
        }
    }

    /** Others may have moved the position beyond what is missing: it is read again from there. */
    private stepBack(): void {
        this.position = this.gaps?.reached(this.parts.environment.elapsed()) ?? this.position;
    }

    private startPolling(): void {
        if (this.membership === null) return;
        const polling = this.parts.polling();
        this.polling = polling;
        polling.open(this.membership, this.position, {
            onOpen: () => this.setReachable(true),
            onInbound: (inbound, position) => {
                if (polling === this.polling) this.handOn(inbound, position);
            },
            onStage: () => undefined,
            onFailure: (failure) => {
                if (polling !== this.polling || failure.kind !== 'request') return;
                this.setReachable(failure.error.isAnswer);
                this.parts.onFailure(failure.error);
            },
        });
    }

    /**
     * Asks once for everything behind the position while messages are pushed: after a sleep the WebSocket may be dead,
     * and by the time that this is known the events would be gone. What is pushed as well is dropped by the inbox.
     */
    private catchUp(onFound: () => void = () => undefined): void {
        if (this.membership === null || this.phase !== 'pushing') return;
        const known = this.position;
        this.stepBack();
        this.catching.ask(this.membership, this.position, {
            onOpen: () => this.setReachable(true),
            onInbound: (inbound, position) => {
                if (inbound.some((item) => item.kind === 'event' && (item.event.cursor ?? '') > known)) onFound();
                this.handOn(inbound, position);
            },
        });
    }

    private openPush(): void {
        if (this.membership === null || this.parts.push === null) return;
        const push = this.parts.push();
        this.push = push;
        this.attempts.begin();
        this.startTimer('proof', PROOF_TIMEOUT_MS, 'proof-overdue');
        push.open(this.membership, this.position, this.pushEvents(push));
    }

    private pushEvents(push: Transport): TransportEvents {
        return {
            onOpen: () => {
                if (push === this.push) this.dispatch('push-acknowledged');
            },
            onInbound: (inbound, position) => {
                if (push === this.push) this.takePushed(inbound, position);
            },
            onStage: (stage) => {
                if (push === this.push) this.attempts.reached(stage);
            },
            // There was something that was not pushed: it may be on its way.
            onQuiet: () => this.catchUp(() => this.timers.start('quiet', QUIET_PROOF_MS, () => this.endSilent(push))),
            onFailure: (failure) => {
                if (push !== this.push || failure.kind !== 'push') return;
                this.pushEnded(failure.end);
                this.dispatch('push-failed');
            },
        };
    }

    private endSilent(push: Transport): void {
        if (push !== this.push) return;
        this.pushEnded({ ending: 'silent', reason: transportReason('silent') });
        this.dispatch('push-failed');
    }

    private pushEnded(end: PushEnd): void {
        this.reason = end.reason;
        this.attempts.end(end, this.reachable);
    }

    /** Only the transport that is in charge delivers and moves the position: the other's messages are held back. */
    private takePushed(inbound: readonly Inbound[], position: string | null): void {
        this.timers.stop('quiet');
        if (this.phase === 'pushing') {
            const isBehindGap = this.gaps?.isBefore(inbound, this.parts.environment.elapsed()) ?? false;
            if (!isBehindGap) return this.handOn(inbound, position);
            this.dispatch('gap-found');
        }
        if (!this.held.hold({ inbound, position })) {
            this.pushEnded({ ending: 'closed', reason: transportReason('flooded') });
            this.dispatch('push-failed');
            return;
        }
        this.attempts.proved();
        this.dispatch('echoed');
    }

    private releaseHeld(): void {
        // Behind a gap among them they are held again.
        for (const { inbound, position } of this.held.release()) this.takePushed(inbound, position);
    }

    private handOn(inbound: readonly Inbound[], position: string | null): void {
        if (position !== null && position > this.position) this.position = position;
        this.gaps?.note(inbound, this.position, this.parts.environment.elapsed());
        this.parts.onInbound(inbound);
    }

    private drain(): void {
        const { polling } = this;
        if (polling?.drain === undefined) return this.dispatch('drained');
        polling.drain().then(
            () => {
                if (polling === this.polling) this.dispatch('drained');
            },
            () => {
                if (polling === this.polling) this.dispatch('drain-failed');
            },
        );
    }

    private closePush(): void {
        this.push?.close();
        this.push = null;
        this.catching.close();
        this.attempts.end({ ending: 'replaced', reason: transportReason('given-up') }, this.reachable);
        this.held.release();
        for (const timer of ['proof', 'echo', 'stable', 'catch-up', 'quiet']) this.timers.stop(timer);
    }

    private startTimer(name: string, ms: number, input: Input): void {
        this.timers.start(name, ms, () => this.dispatch(input));
    }
}
