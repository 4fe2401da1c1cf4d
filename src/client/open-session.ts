import { Arrivals } from './arrivals';
import type { Backend } from './backend';
import type { Connection } from './connection/connection';
import { ConnectionReport } from './connection-report';
import type { Environment } from './environment';
import { VariableView } from './group-variables';
import type { Joiner } from './join';
import type { LeftGroup } from './last-group';
import type { Membership } from './membership';
import { OrderGaps } from './order-gaps';
import type { OrderKeys } from './order-key';
import { Session, type SessionEvents } from './session';

/** Milliseconds for which a rhythm is kept beyond the longest polling interval: a batch and a request. */
const RHYTHM_RESERVE_MS = 500;

/** Everything that lives as long as one membership. */
export interface OpenSession {
    readonly membership: Membership;
    readonly session: Session;
    readonly view: VariableView;
    readonly arrivals: Arrivals;
    readonly report: ConnectionReport;
}

/** What a session is opened with. */
export interface OpenSessionParts {
    readonly environment: Environment;
    readonly backend: Backend;
    readonly joiner: Joiner;
    readonly orderKeys: OrderKeys;
}

/** Composes the parts of one membership; `left` is what is there of an earlier one in the same group. */
export function openSession(
    { environment, backend, joiner, orderKeys }: OpenSessionParts,
    connection: Connection,
    membership: Membership,
    left: LeftGroup | null,
    events: SessionEvents,
): OpenSession {
    const { view, arrivals } = left ?? newcomer(membership);
    const report = new ConnectionReport(membership, backend, environment);
    const session = new Session({
        membership,
        backend,
        environment,
        connection,
        joiner,
        orderKeys,
        arrivals,
        variables: view,
        events,
    });
    return { membership, session, view, arrivals, report };
}

function newcomer(membership: Membership): Pick<OpenSession, 'view' | 'arrivals'> {
    const { nodeId, group, capabilities, position } = membership;
    const view = new VariableView(nodeId);
    const rhythmMs = group.pollingIntervalSeconds * 1100 + RHYTHM_RESERVE_MS;
    const gaps = capabilities.extended ? null : new OrderGaps();
    return { view, arrivals: new Arrivals(nodeId, view, rhythmMs, position, gaps) };
}
