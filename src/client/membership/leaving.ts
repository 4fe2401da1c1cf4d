// Leaving a group: after the last events were sent, or at once, when the page goes away.
import { DissolveGroupDocument, LeaveGroupDocument } from '../../wire/operations';
import type { Backend } from '../backend/backend';
import { withRetry } from '../backend/retry';
import type { Environment } from '../environment/environment';
import type { CurrentSession } from './current-session';
import { ownError } from '../status/errors';
import type { Membership } from '../api/membership';
import type { MeshClientParts } from './mesh-client-parts';
import { FLUSH_MAX_MS } from '../environment/timing';

/** Leaves the present group, if there is one. */
export class Leaving {
    public constructor(
        private readonly parts: Pick<MeshClientParts, 'backend' | 'environment' | 'ownGroup'>,
        private readonly current: CurrentSession,
    ) {}

    /** Sends what waits, then leaves. Never throws: trouble is in the status. */
    public async leave(): Promise<void> {
        const { current } = this;
        if (current.open === null) return;
        const session = current.open;
        const { membership } = session;
        await session.flush();
        if (current.open?.membership !== membership) return;
        current.keeper.forgetError();
        const missedBefore = session.missed;
        current.end('leaving');
        // A request that arrived after this one would make the node a member again.
        await this.parts.backend.settled(FLUSH_MAX_MS);
        await this.tellBackend(membership);
        const unsent = session.missed - missedBefore;
        if (unsent > 0)
            current.keeper.note(
                ownError('server-down', 'unsent', `${unsent} events could not be sent before the group was left.`, {
                    count: unsent,
                }),
            );
    }

    /** Leaves without waiting. A host's group stays open if this browser can resume it. */
    public atOnce(): void {
        const { open, stages } = this.current;
        if (open === null) return;
        this.current.end('leaving');
        const { group, role } = open.membership;
        const staysOpen = role === 'host' && this.parts.ownGroup.leave(group);
        if (!staysOpen) leaveOnPageHide(this.parts.backend, open.membership);
        stages.step('left');
    }

    /** Tells the backend that this member is gone; the stage is `leaving` until it knows. */
    public async tellBackend(membership: Membership): Promise<void> {
        if (membership.role === 'host') this.parts.ownGroup.forget(membership.group);
        try {
            await leaveGroup(this.parts.backend, this.parts.environment, membership);
        } catch (error) {
            // This member has left anyway: the backend drops members without a heartbeat.
            this.current.keeper.note(error);
        }
        this.current.stages.step('left');
    }
}

/** Leaves, and resolves when the backend knows. @throws {BackendError} */
async function leaveGroup(
    backend: Backend,
    environment: Environment,
    { group, nodeId, role }: Membership,
): Promise<void> {
    const key = { groupId: group.id, domain: group.domain };
    if (role === 'host') await withRetry(backend, environment, DissolveGroupDocument, { ...key, hostId: nodeId });
    else await withRetry(backend, environment, LeaveGroupDocument, { ...key, nodeId });
}

/** Leaves as the page goes away: one request that outlives the page, without waiting for its answer. */
function leaveOnPageHide(backend: Backend, { group, nodeId, role }: Membership): void {
    const key = { groupId: group.id, domain: group.domain };
    const outliving = { keepalive: true };
    const asked: Promise<unknown> =
        role === 'host'
            ? backend.run(DissolveGroupDocument, { ...key, hostId: nodeId }, outliving)
            : backend.run(LeaveGroupDocument, { ...key, nodeId }, outliving);
    asked.catch(() => undefined);
}
