// What arrives in a session: handed to the inbox and counted, with what it says of the group's members.
import { MeshClientError } from '../errors';
import type { Inbox } from './inbox';
import type { Environment } from '../environment';
import { EventNames } from '../event-names';
import type { Membership } from '../membership/membership';
import type { GroupState, Inbound, MemberList } from '../messages';
import { GONE_MAX_MEMBERS } from '../timing';

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
    /** A member is in the list again that was not for a while: what it shared was taken for gone. */
    onReturned(): void;
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
    private isListed = false;
    public readonly eventNames = new EventNames();
    /** Members that are no more in the list. Some of them were just silent, and come back. */
    private gone: ReadonlySet<string> = new Set();

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

    /** Until there is a list of the members, and some backends give none, whoever writes is one. */
    private noteMember(nodeId: string): void {
        if (this.isListed || this.members.has(nodeId)) return;
        this.members = new Set([...this.members, nodeId]);
        this.parts.events.onChange();
    }

    private setMembers(list: MemberList): void {
        const { inbox, membership, events } = this.parts;
        if (!inbox.acceptMembers(list)) return;
        this.isListed = true;
        if (!list.ids.includes(membership.nodeId)) events.onForgotten();
        const members = new Set([...list.ids, membership.nodeId]);
        if (list.ids.some((id) => this.gone.has(id))) events.onReturned();
        const gone = [...this.gone, ...this.members].filter((id) => !members.has(id));
        this.gone = new Set(gone.slice(-GONE_MAX_MEMBERS));
        this.members = members;
        events.onChange();
    }
}
