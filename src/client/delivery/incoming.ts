// What arrives in a session: handed to the inbox and counted, with what it says of the group's members.
import { MeshClientError } from '../status/errors';
import type { Inbox } from './inbox';
import { EVENT_NAMES_MAX } from '../environment/timing';
import type { Environment } from '../environment/environment';
import type { Membership } from '../api/membership';
import type { GroupState, Inbound, MemberList } from '../api/messages';

/** What `Incoming` works with. */
export interface IncomingParts {
    readonly membership: Membership;
    readonly inbox: Inbox;
    readonly environment: Environment;
    readonly events: IncomingEvents;
}

/** What `Incoming` reports. */
export interface IncomingEvents {
    /** Something that the status shows has changed. */
    onChange(): void;
    /** A list of the group's members came without this one. */
    onForgotten(): void;
    /**
     * A list names a member that is not known here. It may have set variables long ago: it was silent for a while when
     * this member joined, or others took it for gone.
     */
    onNewcomer(): void;
    /** What the host has decided for all, now. */
    onState(state: GroupState): void;
    /** The group is over. */
    onEnded(error: MeshClientError): void;
}

/** Takes what a transport brings. */
export class Incoming {
    /** Events of others that arrived. */
    public received = 0;
    /** Events of others that were lost on their way. */
    public missed = 0;
    public members: ReadonlySet<string>;
    /** Whether there was a list of the members. */
    public isListed = false;
    public readonly eventNames = new EventNames();

    public constructor(private readonly parts: IncomingParts) {
        this.members = new Set([parts.membership.nodeId]);
    }

    /** Takes what a transport brought, in its order. */
    public take(inbound: readonly Inbound[]): void {
        const { inbox, environment, events } = this.parts;
        const { received, lost } = inbox.accept(inbound, environment.elapsed());
        this.received += received;
        this.missed += lost;
        for (const item of inbound) {
            if (item.kind === 'event') this.eventNames.note(item.event.name);
            if (item.kind === 'missed') this.noteMissed(item.nodeId, item.count);
            if (item.kind === 'members') this.setMembers(item.list);
            if (item.kind === 'sharers') inbox.acceptMembers({ ids: item.ids, position: null });
            if (item.kind === 'variables') this.noteMember(item.nodeId);
            if (item.kind === 'state') events.onState(item.state);
            if (item.kind === 'ended')
                return events.onEnded(new MeshClientError('group-gone', item.message, undefined, item.reason));
        }
        if (received > 0 || lost > 0) events.onChange();
    }

    private noteMissed(nodeId: string, count: number): void {
        const { membership, environment, events } = this.parts;
        if (nodeId === membership.nodeId) return;
        this.missed += count;
        environment.warn(`${count} events of a member were gone before this page could fetch them.`);
        events.onChange();
    }

    /** Some backends list no members. Without a list, everybody who writes is one. */
    private noteMember(nodeId: string): void {
        if (this.isListed || this.members.has(nodeId)) return;
        this.members = new Set([...this.members, nodeId]);
        this.parts.events.onChange();
    }

    private setMembers(list: MemberList): void {
        const { inbox, membership, events } = this.parts;
        if (!inbox.acceptMembers(list)) return;
        if (!list.ids.includes(membership.nodeId)) events.onForgotten();
        // All variables are read after the first list.
        if (this.isListed && list.ids.some((id) => !this.members.has(id))) events.onNewcomer();
        this.isListed = true;
        this.members = new Set([...list.ids, membership.nodeId]);
        events.onChange();
    }
}

/** The names of the events that arrived in a group, for the hat's menu. */
class EventNames {
    private readonly names = new Set<string>();

    /** An event of that name arrived. Beyond `EVENT_NAMES_MAX` the name that has not been seen for longest goes. */
    public note(name: string): void {
        this.names.delete(name);
        this.names.add(name);
        if (this.names.size <= EVENT_NAMES_MAX) return;
        for (const oldest of this.names) {
            this.names.delete(oldest);
            return;
        }
    }

    /** The names, the one seen last at the end. */
    public get list(): string[] {
        return [...this.names];
    }
}
