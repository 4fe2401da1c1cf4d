import { RenewHeartbeatDocument, SendMemberHeartbeatDocument } from '../wire/operations';
import { BackendError, type Backend } from './backend';
import type { Environment, Stop } from './environment';
import type { Membership } from './membership';

/** What a heartbeat can find out. */
export interface HeartbeatEvents {
    /** The backend does not know this member any more, although the group lives: it slept too long. */
    onForgotten(): void;
    onFailure(error: BackendError): void;
}

/** After a failed heartbeat the next comes this much sooner: a share of the interval. */
const RETRY_SHARE = 0.25;

/** Keeps a membership alive, and for a host its group, at the backend's interval. Returns the function that stops it. */
export function startHeartbeat(
    membership: Membership,
    backend: Backend,
    environment: Environment,
    events: HeartbeatEvents,
): Stop {
    const { group, nodeId, role, heartbeatIntervalSeconds } = membership;
    const key = { groupId: group.id, domain: group.domain };
    const intervalMs = heartbeatIntervalSeconds * 1000;
    let stopped = false;
    let stopTimer: Stop = () => undefined;

    async function beat(): Promise<void> {
        // A host is a member too: its group lives by the one heartbeat, its membership by the other.
        if (role === 'host') await backend.run(RenewHeartbeatDocument, { ...key, hostId: nodeId });
        await backend.run(SendMemberHeartbeatDocument, { ...key, nodeId });
    }

    function schedule(ms: number): void {
        stopTimer = environment.after(ms, () => {
            beat().then(
                () => {
                    if (!stopped) schedule(intervalMs);
                },
                (error: unknown) => {
                    if (stopped || !(error instanceof BackendError)) return;
                    schedule(intervalMs * RETRY_SHARE);
                    if (error.errorType === 'NodeNotFound') events.onForgotten();
                    else events.onFailure(error);
                },
            );
        });
    }

    schedule(intervalMs);
    return () => {
        stopped = true;
        stopTimer();
    };
}
