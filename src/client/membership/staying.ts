// Staying in a group: the heartbeat, the group's end, and joining again where the backend forgot this member.
import { ownError, type MeshClientError } from '../status/errors';
import type { Backend } from '../backend/backend';
import type { Environment, Stop } from '../environment/environment';
import { failureOf } from '../backend/failures';
import { GroupEnd } from './group-end';
import { startHeartbeat, type Heartbeat } from './heartbeat';
import type { ServerClock } from '../environment/server-clock';
import type { Membership } from '../api/membership';
import type { GroupState } from '../api/messages';
import { RETRY_LONGEST_MS } from '../environment/timing';

/** What `Staying` works with. */
export interface StayingParts {
    readonly membership: Membership;
    readonly backend: Backend;
    readonly environment: Environment;
    readonly clock: ServerClock;
    readonly events: StayingEvents;
}

/** What `Staying` reports. */
export interface StayingEvents {
    /** The group's end moved, or comes closer. */
    onChange(): void;
    /** A request failed with this. */
    onFailure(error: unknown): void;
    /** The backend had forgotten this member with its variables, and knows it again. */
    onForgotten(): void;
    /** The group is over for this member; the reason is a sentence. */
    onEnded(error: MeshClientError): void;
}

/** Keeps one membership alive for as long as the group lives. */
export class Staying {
    /** Whether the host has paused the group. */
    public paused: boolean;
    private heartbeat: Heartbeat | null = null;
    private stopRetry: Stop = () => undefined;
    private isOver = false;
    /** Null if the backend does not tell the group's end. */
    private readonly groupEnd: GroupEnd | null;

    public constructor(private readonly parts: StayingParts) {
        const { capabilities, group, state } = parts.membership;
        this.paused = state?.paused ?? false;
        this.groupEnd = capabilities.tellsGroupEnd ? this.endOf(group.expiresAt) : null;
    }

    /** Starts the heartbeat and the watch over the group's end. */
    public start(): void {
        const { membership, backend, environment, events } = this.parts;
        this.heartbeat = startHeartbeat(membership, backend, environment, {
            onForgotten: () => void this.joinAgain(),
            onFailure: (error) => events.onFailure(error),
            onExpiry: (expiresAt) => this.endMoved(expiresAt),
        });
        this.groupEnd?.watch();
    }

    /** Stops every timer. */
    public stop(): void {
        this.isOver = true;
        this.stopRetry();
        this.heartbeat?.stop();
        this.groupEnd?.stop();
    }

    /** Nothing ran here for a while: asks the backend whether it still knows this member, and when the group ends. */
    public async afterSleep(): Promise<void> {
        await this.heartbeat?.nowIfOld();
        this.groupEnd?.watch();
    }

    /** "Back" brought the page back: asks the same, however short that was. */
    public async afterReturn(): Promise<void> {
        await this.heartbeat?.now();
        this.groupEnd?.watch();
    }

    /** The host has paused or resumed the group, or moved its end. */
    public takeState({ paused, expiresAt }: GroupState): void {
        this.endMoved(expiresAt);
        if (paused === this.paused) return;
        this.paused = paused;
        this.parts.events.onChange();
    }

    /** When the group ends, as far as it is known now: ISO 8601, by the server's clock. */
    public get expiresAt(): string {
        return this.groupEnd?.expiresAt ?? this.parts.membership.group.expiresAt;
    }

    /** Seconds until then; null if unknown. */
    public get secondsLeft(): number | null {
        return this.groupEnd?.secondsLeft ?? null;
    }

    /**
     * Joins again after the backend forgot this member, as after a long sleep: until an answer comes, or this member
     * leaves. The backend refuses a member that the host removed.
     */
    public async joinAgain(): Promise<void> {
        const { membership, environment, events } = this.parts;
        this.stopRetry();
        try {
            if (!(await membership.api.rejoin())) events.onForgotten();
        } catch (error) {
            if (this.isOver) return;
            const failure = failureOf(error);
            if (failure.errorType === 'Unauthorized') events.onEnded(failure);
            else events.onFailure(failure);
            if (failure.passing) this.stopRetry = environment.after(RETRY_LONGEST_MS, () => void this.joinAgain());
        }
    }

    private endOf(expiresAt: string): GroupEnd {
        const { clock, environment, events } = this.parts;
        return new GroupEnd(expiresAt, clock, environment, {
            onCount: () => events.onChange(),
            ask: async () => this.heartbeat?.now(),
            onOver: () => events.onEnded(ownError('group-gone', 'group-over', 'The group has expired.')),
        });
    }

    private endMoved(expiresAt: string): void {
        if (this.groupEnd === null || expiresAt === this.groupEnd.expiresAt) return;
        this.groupEnd.expiresAt = expiresAt;
        this.groupEnd.watch();
        this.parts.events.onChange();
    }
}
