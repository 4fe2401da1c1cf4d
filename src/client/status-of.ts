import type { Connection } from './connection/connection';
import type { Phase } from './connection/machine';
import type { Membership } from './membership';
import type { Session } from './session';
import {
    DISCONNECTED,
    type ConnectionState,
    type MeshStatus,
    type PromiseLimit,
    type StatusError,
    type TransportName,
} from './status';
import { EXPIRY_WARNING_S } from './timing';

/** The public state of a phase; exhaustive, so that a new phase must say what it looks like. */
function stateOf(phase: Phase, reachable: boolean, lastError: StatusError | null): ConnectionState {
    switch (phase) {
        case 'idle':
        case 'leaving':
            return lastError === null ? 'disconnected' : 'error';
        case 'joining':
            return 'connecting';
        case 'polling.only':
        case 'polling.opening':
        case 'polling.proving':
        case 'polling.resting':
        case 'promoting':
        case 'pushing':
        case 'pushing.mending':
            return reachable ? 'connected' : 'reconnecting';
    }
}

/** What is counted while one is in a group, and stays in the status until the next. */
export type Counts = Pick<MeshStatus, 'sent' | 'received' | 'missed' | 'merged'>;

/** The status that a person sees, from what the parts know. */
export function statusOf(
    connection: Connection,
    membership: Membership | null,
    session: Session | null,
    lastError: StatusError | null,
    /** What was counted in the group before. */
    counts: Counts,
): MeshStatus {
    // A refusal that may pass, as in a pause, was answered: the network is there.
    const reachable = connection.reachable && (session?.delayed?.isAnswer ?? true);
    const state = stateOf(connection.phase, reachable, lastError);
    if (membership === null || session === null || state === 'connecting')
        return { ...DISCONNECTED, ...counts, state, lastError, history: connection.history };
    const { secondsLeft, expiresAt } = session.staying;
    return {
        state,
        transport: connection.transport,
        transportReason: connection.reason,
        webSocketBlocked: connection.isPushBlocked,
        role: membership.role,
        group: { ...membership.group, expiresAt },
        members: session.incoming.members.size,
        sent: session.sent,
        received: session.received,
        missed: session.missed,
        merged: session.merged,
        expiresInSeconds: secondsLeft !== null && secondsLeft <= EXPIRY_WARNING_S ? secondsLeft : null,
        quiet: session.quiet,
        paused: session.paused,
        lastError,
        limits: limitsOf(membership, connection.transport),
        history: connection.history,
    };
}

/** What a backend of Part 1 cannot promise: it gives events to members of one transport alone, and pushes each once. */
function limitsOf({ capabilities, group }: Membership, transport: TransportName | null): PromiseLimit[] {
    if (capabilities.extended || !group.useWebSocket) return [];
    return [transport === 'polling' ? 'no-events' : 'no-events-while-away'];
}
