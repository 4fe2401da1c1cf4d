import type { EventTimes, MeshEvent } from './delivery/mesh-event';
import type { Diagnosis } from './diagnosis/diagnosis';
import type { EventCause } from './sending/event-rate';
import type { GroupInfo, MeshStatus } from './status/status';
import type { GroupVariables } from './variables/group-variables';

export type { EventCause, EventTimes, GroupVariables, MeshEvent };

/**
 * What the extension asks of the mesh: membership, sending, and what arrived, in its order.
 * Nothing here touches a VM or the network's details; `createMeshClient` makes the real one.
 */
export interface MeshClient {
    readonly status: MeshStatus;
    /** Calls `listener` with every new status. Returns the function that stops it. */
    onStatus(listener: (status: MeshStatus) => void): () => void;

    /** Changes where groups are looked for; the present group stays. @throws {MeshClientError} `refused` */
    setDomain(domain: string): void;

    /**
     * Creates a group (or finds the living one of this host) and joins it as host.
     * Leaves the present group first. Without a name the group is called by the host's id.
     * @throws {MeshClientError} with `kind` and a sentence for a person
     */
    createGroup(name?: string): Promise<GroupInfo>;
    /** The living groups of the domain; `listedGroups` says which of them a list offers. @throws {MeshClientError} */
    listGroups(): Promise<GroupInfo[]>;
    /**
     * Joins the group with that id, else the only one with that join code, else with that name (case and width do not
     * matter where no name is exactly it). Leaves the present group once the other is found. @throws {MeshClientError}
     */
    joinGroup(idOrName: string, domain?: string): Promise<GroupInfo>;
    /** Leaves the group; the host's leaving dissolves it. Never throws: trouble is in the status. */
    leave(): Promise<void>;

    /** Queues an event for the group. Outside a group nothing happens; input beyond a limit is refused in the status. */
    fire(name: string, payload: string, cause: EventCause): void;
    /**
     * Shares a variable that the project set, even where it set the same value again. Consecutive writes of one name
     * merge; a write before an event travels with that event. The status reports a limit once for each variable.
     */
    setVariable(name: string, value: string): void;
    /**
     * Offers a start value: one that the project had before it joined, or brought along. Every value that somebody set in
     * the group wins over it, and of start values the earliest wins.
     */
    offerVariable(name: string, value: string): void;
    /** Takes a variable of this member out of the group. */
    removeVariable(name: string): void;

    readonly variables: GroupVariables;
    /** The names of events seen in this group, newest last, at most 100. */
    eventNames(): string[];

    /**
     * Hands over the events that are due, oldest first. Variables take their new values on the way;
     * for each event `take` is called, with its times: false leaves that event, and all behind it, for the next call.
     * True where what was left is late: another frame should run at once, if there is time for it in this tick.
     */
    deliverDue(take: (event: MeshEvent, times: EventTimes) => boolean): boolean;

    /**
     * Forgets every event that waits, arrived or not yet sent, as when a person stops the project. Variables keep their
     * last values, and nothing counts as missed.
     */
    dropWaiting(): void;
    /** Notes in the status whether a person has stopped the project, so that events start nothing in it for the time being. */
    setQuiet(quiet: boolean): void;

    /** Looks at the network and says what it does: a request is made, nothing else changes. Never throws. */
    diagnose(): Promise<Diagnosis>;

    /** Leaves at once, without waiting, as when the page goes away. A host's group waits for it, see docs/hosts.md. */
    leaveNow(): void;
    /** Leaves and stops every timer, socket and listener. The client cannot be used again. */
    dispose(): Promise<void>;
}
