// Performs what the machine decides: opens and closes WebSockets, asks, and rests between attempts.
import type { Position } from '../../wire/position';
import { ReadPosition } from '../delivery/read-position';
import { ReorderBuffer } from '../delivery/reorder-buffer';
import type { Membership } from '../api/membership';
import { lastPosition, type Inbound } from '../api/messages';
import type { Batch, Receipt } from '../api/batch';
import type { TransportName } from '../status/status';
import { CATCH_UP_AFTER_MS, PROBE_INTERVAL_MS, PROOF_TIMEOUT_MS, QUIET_PROOF_MS } from '../environment/timing';
import { transportReason } from '../status/transport-reasons';
import type { PollTransport, PushEnd, PushStage } from '../transport/transport';
import type { Stop } from '../environment/environment';
import type { ConnectionParts } from './connection-parts';
import { next, type Effect, type Input, type Phase } from './machine';
import { NamedTimers } from '../environment/named-timers';
import { UpgradeBackoff } from './upgrade-backoff';

/** One membership's connection. */
export class Connection {
    private phase: Phase = 'off';
    private isClosed = false;
    private readonly read: ReadPosition;
    private readonly buffer: ReorderBuffer;
    private readonly polling: PollTransport;
    /** Ends the present connection of the source; null without one. */
    private stopPush: Stop | null = null;
    private readonly backoff = new UpgradeBackoff();
    private readonly timers: NamedTimers;
    /** Since when messages come over the WebSocket, by what has elapsed; null while they do not. */
    private pushedSince: number | null = null;
    /** The position at which the WebSocket fell silent; null while it is not asked whether it is dead. */
    private quietAt: Position | null = null;

    /** Whether the last request was answered. */
    public reachable = true;
    /** Why messages arrive this way; null when there is nothing to explain. */
    public reason: string | null;

    public constructor(private readonly parts: ConnectionParts) {
        const { environment, membership } = parts;
        this.timers = new NamedTimers(environment);
        this.read = new ReadPosition(membership.position);
        this.polling = parts.polling();
        this.reason = noPushReason(membership, parts.source !== null);
        this.buffer = new ReorderBuffer({
            own: membership.nodeId,
            fillsGaps: membership.capabilities.keepsEvents,
            ask: () => this.polling.ask(),
            handOn: (inbound) => this.handOn(inbound),
            elapsed: () => environment.elapsed(),
        });
    }

    /** How messages arrive now. */
    public get transport(): TransportName {
        const { source } = this.parts;
        return this.isPushed && source !== null ? source.name : 'polling';
    }

    /** From where a member that comes back reads on. */
    public get position(): Position {
        const isAllHere = this.isPushed && this.buffer.isEmpty;
        return isAllHere ? this.read.furthest : this.readUpTo;
    }

    /** Up to where everything has arrived. */
    public get readUpTo(): Position {
        return this.read.completeAt(this.parts.environment.elapsed());
    }

    private get isPushed(): boolean {
        return this.phase === 'pushed';
    }

    /** Begins to poll, and tries a WebSocket where there may be one. */
    public start(): void {
        this.polling.open(this.parts.membership, () => this.readUpTo, {
            onPage: (inbound, readUpTo) => this.takePage(inbound, readUpTo),
            onFailure: (error) => {
                this.setReachable(error.isAnswer);
                this.parts.onFailure(error);
            },
        });
        if (this.reason === null) this.dispatch('try');
    }

    /** Stops at once. */
    public close(): void {
        if (this.isClosed) return;
        this.isClosed = true;
        this.polling.close();
        this.closePush();
        this.timers.stopAll();
    }

    /** The device or the tab slept, the page is seen again, or the network changed. */
    public resume(input: 'woke' | 'network-changed'): void {
        if (input === 'network-changed') {
            this.parts.attempts.networkChanged();
            this.backoff.reset();
        }
        this.dispatch(input);
    }

    /** Sends a batch in the way that fits how messages arrive. @throws {BackendError} */
    public send(batch: Batch): Promise<Receipt> {
        const { api } = this.parts.membership;
        return this.isPushed ? api.fire(batch) : api.record(batch);
    }

    /** A request was answered or not: what the status says of the network. */
    public setReachable(reachable: boolean): void {
        if (this.reachable === reachable) return;
        this.reachable = reachable;
        this.parts.onChange();
    }

    private dispatch(input: Input): void {
        const step = this.isClosed ? null : next(this.phase, input);
        if (step === null) return;
        const before = this.phase;
        this.phase = step.to;
        if (before !== step.to) this.entered(step.to);
        for (const effect of step.effects) this.perform(effect);
        this.parts.onChange();
    }

    private entered(phase: Phase): void {
        const { history, environment } = this.parts;
        this.polling.setRegular(phase !== 'pushed');
        if (phase === 'trying') history.note('websocket-tried');
        if (phase === 'backoff') history.note('websocket-failed', this.reason);
        if (phase !== 'pushed') return;
        history.note('websocket-works');
        this.reason = null;
        this.pushedSince = environment.elapsed();
        this.buffer.goLive();
    }

    private perform(effect: Effect): void {
        switch (effect) {
            case 'open-push':
                return this.openPush();
            case 'close-push':
                return this.closePush();
            case 'probe':
                return this.probe();
            case 'ask':
                return void this.buffer.ask();
            case 'ask-later':
                return this.timers.start('ask', CATCH_UP_AFTER_MS, () => void this.buffer.ask());
            case 'catch-up':
                return void this.catchUp();
            case 'back-off':
                return this.backOff();
        }
    }

    private openPush(): void {
        const { source, membership, attempts } = this.parts;
        if (source === null) return;
        let stopSource: Stop = () => undefined;
        const stop = () => stopSource();
        this.stopPush = stop;
        const ifPresent = (run: () => void): void => {
            if (this.stopPush === stop) run();
        };
        attempts.begin();
        this.timers.start('proof', PROOF_TIMEOUT_MS, () => this.endSilent('unproven'));
        stopSource = source.open(membership, {
            onMessage: (inbound) => ifPresent(() => this.takePushed(inbound)),
            onStage: (stage) => ifPresent(() => this.reached(stage)),
            onQuiet: () => ifPresent(() => void this.askWhetherDead()),
            onClosed: (end) => ifPresent(() => this.pushEnded(end)),
        });
        // The source may have failed before it returned.
        if (this.stopPush !== stop) stop();
    }

    private reached(stage: PushStage): void {
        this.parts.attempts.reached(stage);
        if (stage === 'subscribed') this.dispatch('subscribed');
    }

    private closePush(): void {
        this.stopPush?.();
        this.stopPush = null;
        this.quietAt = null;
        this.buffer.pushEnded();
        this.parts.attempts.end({ ending: 'replaced', reason: transportReason('given-up') }, this.reachable);
        for (const timer of ['proof', 'probe', 'ask', 'quiet']) this.timers.stop(timer);
    }

    private probe(): void {
        this.parts.sendProbe();
        this.timers.start('probe', PROBE_INTERVAL_MS, () => this.probe());
    }

    /** What was written before the first message came over the WebSocket. */
    private async catchUp(): Promise<void> {
        const { stopPush } = this;
        this.timers.stop('proof');
        this.timers.stop('probe');
        await this.buffer.ask();
        if (stopPush === this.stopPush) this.dispatch('caught-up');
    }

    private backOff(): void {
        const { environment } = this.parts;
        const usedMs = this.pushedSince === null ? null : environment.elapsed() - this.pushedSince;
        this.pushedSince = null;
        const wait = this.backoff.failed(usedMs, environment.random());
        this.timers.start('try', wait, () => this.dispatch('try'));
    }

    /** A dead WebSocket looks like one without messages. A question tells them apart. */
    private async askWhetherDead(): Promise<void> {
        if (!this.isPushed) return;
        this.quietAt = this.read.furthest;
        await this.buffer.ask();
        this.quietAt = null;
    }

    private endSilent(code: 'silent' | 'unproven'): void {
        this.pushEnded({ ending: 'silent', reason: transportReason(code) });
    }

    private pushEnded(end: PushEnd): void {
        this.reason = end.reason;
        this.parts.attempts.end(end, this.reachable);
        this.dispatch('failed');
    }

    private takePage(inbound: readonly Inbound[], readUpTo: Position): void {
        this.setReachable(true);
        const { quietAt } = this;
        const isBehind = (item: Inbound) => item.kind === 'event' && (item.event.cursor ?? '') > (quietAt ?? '~');
        // There was something that was not pushed. It may be on its way.
        if (inbound.some(isBehind)) this.timers.start('quiet', QUIET_PROOF_MS, () => this.endSilent('silent'));
        this.read.polled(readUpTo);
        this.buffer.polled(inbound, readUpTo);
    }

    private takePushed(inbound: readonly Inbound[]): void {
        this.quietAt = null;
        this.timers.stop('quiet');
        this.buffer.pushed(inbound);
        this.parts.attempts.proved();
        this.dispatch('proved');
    }

    /** Before the WebSocket has caught up only pages say how far everything is here. */
    private handOn(inbound: readonly Inbound[]): void {
        if (this.isClosed) return;
        const position = lastPosition(inbound);
        if (position !== null && this.isPushed) this.read.pushed(position, this.parts.environment.elapsed());
        else if (position !== null) this.read.saw(position);
        this.parts.onInbound(inbound);
    }
}

/** Why there is no WebSocket to try; null where there may be one. */
function noPushReason({ capabilities }: Membership, hasPush: boolean): string | null {
    if (!hasPush) return transportReason('off');
    return capabilities.pushes ? null : transportReason('host-polls');
}
