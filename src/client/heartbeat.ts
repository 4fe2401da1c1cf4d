import { RenewHeartbeatDocument, SendMemberHeartbeatDocument } from '../wire/operations';
import { BackendError, type Backend } from './backend';
import type { Environment, Stop } from './environment';
import type { Membership } from './membership';

/** What a heartbeat can find out. */
export interface HeartbeatEvents {
    /** The backend does not know this member any more, although the group lives: it slept too long. */
    onForgotten(): void;
    onFailure(error: BackendError): void;
    /** The group's end as the backend sees it now: its host may have moved it. */
    onExpiry(expiresAt: string): void;
}

/** A running heartbeat. */
export interface Heartbeat {
    /** Beats at once; resolves when it was answered or has failed. */
    now(): Promise<void>;
    stop(): void;
}

/** After a failed heartbeat the next comes this much sooner: a share of the interval. */
const RETRY_SHARE = 0.25;

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

    async function beat(): Promise<void> {
        // A host is a member too: its group lives by the one heartbeat, its membership by the other.
        if (role === 'host') await backend.run(RenewHeartbeatDocument, { ...key, hostId: nodeId });
        const { sendMemberHeartbeat } = await backend.run(SendMemberHeartbeatDocument, { ...key, nodeId });
        if (!stopped) events.onExpiry(sendMemberHeartbeat.expiresAt);
    }

    async function beatAndSchedule(): Promise<void> {
        stopTimer();
        try {
            await beat();
            if (!stopped) schedule(intervalMs);
        } catch (error) {
            if (stopped || !(error instanceof BackendError)) return;
            schedule(intervalMs * RETRY_SHARE);
            if (error.errorType === 'NodeNotFound') events.onForgotten();
            else events.onFailure(error);
        }
    }

    function schedule(ms: number): void {
        stopTimer = environment.after(ms, () => void beatAndSchedule());
    }

    schedule(intervalMs);
    return {
        now: beatAndSchedule,
        stop: () => {
            stopped = true;
            stopTimer();
        },
    };
}
