import { Inbox } from '../delivery/inbox';
import type { Position } from '../../wire/position';
import type { Membership } from '../api/membership';
import type { Environment } from '../environment/environment';
import { COMES_BACK_WITHIN_MS, LATE_MS, POLLING_JITTER } from '../environment/timing';
import type { GroupInfo, TransportName } from '../status/status';
import { VariableView } from '../variables/group-variables';

/** What a session begins with. */
export interface SessionStart {
    /** Where it reads from. */
    readonly position: Position;
    readonly view: VariableView;
    readonly inbox: Inbox;
}

/** The group that the member left last, for as long as the backend keeps what it misses there. */
export class LastGroup {
    private left: { readonly group: GroupInfo; readonly start: SessionStart; readonly until: number } | null = null;

    public constructor(
        private readonly environment: Environment,
        /** How messages arrive now. */
        private readonly transport: () => TransportName | null,
    ) {}

    /** The member left a group, and its own variables left with it. */
    public keep(group: GroupInfo, start: SessionStart): void {
        for (const { key } of start.view.ownValues()) start.view.remove(key);
        this.left = { group, start, until: this.environment.elapsed() + COMES_BACK_WITHIN_MS };
    }

    /** The start of a session: where the last one ended if that was in the same group a moment ago, else afresh. */
    public startOf(membership: Membership): SessionStart {
        const { left } = this;
        this.left = null;
        const { id, domain } = membership.group;
        const isHere = left?.group.id === id && left.group.domain === domain;
        return isHere && this.environment.elapsed() <= left.until ? left.start : this.afresh(membership);
    }

    private afresh(membership: Membership): SessionStart {
        const { nodeId, position } = membership;
        const view = new VariableView(nodeId);
        const inbox = new Inbox({
            own: nodeId,
            variables: view,
            rhythmMs: gatheredMs('polling', membership) + LATE_MS,
            gatheredMs: () => gatheredMs(this.transport(), membership),
            joinedAt: position,
        });
        return { position, view, inbox };
    }
}

/** How long events wait on their way, ms: in their sender's batch, and for this member's next poll. */
function gatheredMs(transport: TransportName | null, { capabilities, group }: Membership): number {
    const pollingMs = transport === 'polling' ? group.pollingIntervalSeconds * 1000 * (1 + POLLING_JITTER) : 0;
    return capabilities.batchIntervalMs + pollingMs;
}
