// The request that ends a membership. A host's ends the group.
import { DissolveGroupDocument, LeaveGroupDocument } from '../../wire/operations';
import type { Backend } from '../backend/backend';
import type { Environment } from '../environment/environment';
import type { Membership } from '../api/membership';
import { withRetry } from '../backend/retry';

/** Leaves, and resolves when the backend knows. @throws {BackendError} */
export async function leaveGroup(
    backend: Backend,
    environment: Environment,
    { group, nodeId, role }: Membership,
): Promise<void> {
    const key = { groupId: group.id, domain: group.domain };
    if (role === 'host') await withRetry(backend, environment, DissolveGroupDocument, { ...key, hostId: nodeId });
    else await withRetry(backend, environment, LeaveGroupDocument, { ...key, nodeId });
}

/** Leaves as the page goes away: one request that outlives the page, without waiting for its answer. */
export function leaveOnPageHide(backend: Backend, { group, nodeId, role }: Membership): void {
    const key = { groupId: group.id, domain: group.domain };
    const outliving = { keepalive: true };
    const asked: Promise<unknown> =
        role === 'host'
            ? backend.run(DissolveGroupDocument, { ...key, hostId: nodeId }, outliving)
            : backend.run(LeaveGroupDocument, { ...key, nodeId }, outliving);
    asked.catch(() => undefined);
}
