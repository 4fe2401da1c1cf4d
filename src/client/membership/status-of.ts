import type { HistoryStep } from '../status/history';
import type { Membership } from '../api/membership';
import type { Session } from './session';
import type { Stage } from './stage';
import {
    DISCONNECTED,
    type ConnectionState,
    type MeshStatus,
    type PromiseLimit,
    type StatusError,
    type TransportName,
} from '../status/status';
import { EXPIRY_WARNING_S } from '../environment/timing';

/** The public state of a stage; exhaustive, so that a new stage must say what it looks like. */
function stateOf(stage: Stage, reachable: boolean, lastError: StatusError | null): ConnectionState {
    switch (stage) {
        case 'outside':
        case 'leaving':
            return lastError === null ? 'disconnected' : 'error';
        case 'joining':
            return 'connecting';
        case 'inside':
            return reachable ? 'connected' : 'reconnecting';
    }
}

/** What is counted while one is in a group, and stays in the status until the next. */
export type Counts = Pick<MeshStatus, 'sent' | 'received' | 'missed' | 'merged'>;

/** What the status shows whether there is a session or not. */
export interface Seen {
    readonly stage: Stage;
    readonly webSocketBlocked: boolean;
    readonly history: readonly HistoryStep[];
    readonly lastError: StatusError | null;
    /** What was counted in the group before. */
    readonly counts: Counts;
}

/** The status that a person sees, from what the parts know. */
export function statusOf(
    { stage, webSocketBlocked, history, lastError, counts }: Seen,
    session: Session | null,
): MeshStatus {
    if (session === null || stage !== 'inside') {
        const state = stateOf(stage, true, lastError);
        return { ...DISCONNECTED, ...counts, state, lastError, history };
    }
    const { membership, connection } = session;
    // A refusal that may pass, as in a pause, was answered: the network is there.
    const reachable = connection.reachable && (session.delayed?.isAnswer ?? true);
    const { secondsLeft, expiresAt } = session.staying;
    return {
        state: stateOf(stage, reachable, lastError),
        transport: connection.transport,
        transportReason: connection.reason,
        webSocketBlocked,
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
        history,
    };
}

/** What a backend cannot promise that keeps no events: it pushes each once. */
function limitsOf({ capabilities }: Membership, transport: TransportName | null): PromiseLimit[] {
    if (capabilities.keepsEvents) return [];
    return [transport === 'polling' ? 'no-events' : 'no-events-while-away'];
}
