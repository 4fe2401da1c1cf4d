import { Inbox } from '../delivery/inbox';
import type { Backend } from '../backend/backend';
import type { ConnectionBase } from '../connection/connection-parts';
import { ConnectionReport } from '../diagnosis/connection-report';
import type { Environment } from '../environment/environment';
import { VariableView } from '../variables/group-variables';
import type { Joiner } from '../groups/join';
import type { LeftGroup } from './last-group';
import type { Membership } from '../api/membership';
import type { OrderKeys } from '../api/order-key';
import { Session, type SessionEvents } from './session';
import type { TransportName } from '../status/status';
import { LATE_MS, POLLING_JITTER } from '../environment/timing';

/** Everything that lives as long as one membership. */
export interface OpenSession {
    readonly membership: Membership;
    readonly session: Session;
    readonly view: VariableView;
    readonly inbox: Inbox;
    readonly report: ConnectionReport;
}

/** What a session needs to open. */
export interface OpenSessionParts {
    readonly environment: Environment;
    readonly backend: Backend;
    readonly joiner: Joiner;
    readonly orderKeys: OrderKeys;
    readonly base: ConnectionBase;
    /** How messages arrive now. */
    readonly transport: () => TransportName | null;
}

/** Composes the parts of one membership. `left` is what an earlier one in the same group left behind. */
export function openSession(
    { environment, backend, joiner, orderKeys, base, transport }: OpenSessionParts,
    membership: Membership,
    left: LeftGroup | null,
    events: SessionEvents,
): OpenSession {
    const { view, inbox } = left ?? newcomer(transport, membership);
    const report = new ConnectionReport(membership, environment);
    const session = new Session({
        membership,
        backend,
        environment,
        base,
        joiner,
        orderKeys,
        inbox,
        variables: view,
        events,
    });
    return { membership, session, view, inbox, report };
}

/** How long events wait on their way, ms: in their sender's batch, and for this member's next poll. */
function gatheredMs(transport: TransportName | null, { capabilities, group }: Membership): number {
    const pollingMs = transport === 'polling' ? group.pollingIntervalSeconds * 1000 * (1 + POLLING_JITTER) : 0;
    return capabilities.batchIntervalMs + pollingMs;
}

function newcomer(transport: () => TransportName | null, membership: Membership): Pick<OpenSession, 'view' | 'inbox'> {
    const { nodeId, position } = membership;
    const view = new VariableView(nodeId);
    const inbox = new Inbox({
        own: nodeId,
        variables: view,
        rhythmMs: gatheredMs('polling', membership) + LATE_MS,
        gatheredMs: () => gatheredMs(transport(), membership),
        joinedAt: position,
    });
    return { view, inbox };
}
