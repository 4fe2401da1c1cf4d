import { RenewHeartbeatDocument, SendMemberHeartbeatDocument } from '../../wire/operations';
import type { Backend, BackendError } from '../backend/backend';
import type { Environment, Stop } from '../environment/environment';
import { failureOf } from '../backend/failures';
import type { Membership } from '../api/membership';

/** What a heartbeat can find out. */
export interface HeartbeatEvents {
    /** The group lives, but the backend no longer knows this member: it slept too long. */
    onForgotten(): void;
    onFailure(error: BackendError): void;
    /** The group's end as the backend sees it now: its host may have moved it. */
    onExpiry(expiresAt: string): void;
}

/** A running heartbeat. */
export interface Heartbeat {
    /** Beats at once; resolves when it was answered or has failed. */
    now(): Promise<void>;
    /** Beats at once where the last one is half an interval ago by either clock, as after a sleep. */
    nowIfOld(): Promise<void>;
    stop(): void;
}

/** After a failed heartbeat the next comes this much sooner: a share of the interval. */
const RETRY_SHARE = 0.25;

/** From which share of the interval on a heartbeat is old: in a hidden tab, whose timers come once a minute, each looks like a sleep. */
const OLD_SHARE = 0.5;

/** Keeps a membership alive, and for a host its group, at the backend's interval. */
export function startHeartbeat(
    membership: Membership,
    backend: Backend,
    environment: Environment,
    events: HeartbeatEvents,
): Heartbeat {
    const { group, nodeId, role, heartbeatIntervalSeconds } = membership;
    const key = { groupId: group.id, domain: group.domain };
    const intervalMs = heartbeatIntervalSeconds * 1000;
    let stopped = false;
    let stopTimer: Stop = () => undefined;
    let last = { elapsed: environment.elapsed(), now: environment.now() };

    async function beat(): Promise<void> {
        // A host is a member too: its group lives by the one heartbeat, its membership by the other.
        if (role === 'host') await backend.run(RenewHeartbeatDocument, { ...key, hostId: nodeId });
        const { sendMemberHeartbeat } = await backend.run(SendMemberHeartbeatDocument, { ...key, nodeId });
        if (!stopped) events.onExpiry(sendMemberHeartbeat.expiresAt);
    }

    async function beatAndSchedule(): Promise<void> {
        stopTimer();
        last = { elapsed: environment.elapsed(), now: environment.now() };
        try {
            await beat();
            if (!stopped) schedule(intervalMs);
        } catch (error) {
            if (stopped) return;
            const failure = failureOf(error);
            schedule(intervalMs * RETRY_SHARE);
            if (failure.errorType === 'NodeNotFound') events.onForgotten();
            else events.onFailure(failure);
        }
    }

    function schedule(ms: number): void {
        stopTimer = environment.after(ms, () => void beatAndSchedule());
    }

    schedule(intervalMs);
    return {
        now: beatAndSchedule,
        async nowIfOld() {
            const age = Math.max(environment.elapsed() - last.elapsed, environment.now() - last.now);
            if (age >= intervalMs * OLD_SHARE) await beatAndSchedule();
        },
        stop: () => {
            stopped = true;
            stopTimer();
        },
    };
}
