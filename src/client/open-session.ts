import { Arrivals } from './arrivals';
import type { Backend } from './backend';
import type { Connection } from './connection/connection';
import { ConnectionReport } from './connection-report';
import type { Environment } from './environment';
import { VariableView } from './group-variables';
import type { Joiner } from './join';
import type { Membership } from './membership';
import { OrderGaps } from './order-gaps';
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
}

/** Composes the parts of one membership. */
export function openSession(
    { environment, backend, joiner }: OpenSessionParts,
    connection: Connection,
    membership: Membership,
    events: SessionEvents,
): OpenSession {
    const view = new VariableView(membership.nodeId);
    const rhythmMs = membership.group.pollingIntervalSeconds * 1100 + RHYTHM_RESERVE_MS;
    const gaps = membership.capabilities.extended ? null : new OrderGaps();
    const arrivals = new Arrivals(membership.nodeId, view, rhythmMs, membership.position, gaps);
    const report = new ConnectionReport(membership, backend, environment);
    const session = new Session({
        membership,
        backend,
        environment,
        connection,
        joiner,
        arrivals,
        variables: view,
        events,
    });
    return { membership, session, view, arrivals, report };
}
