// How a batch travels: the same for both transports but for the operation that takes the events.
import {
    FireEventsDocument,
    FireEventsExtendedDocument,
    NodeStatusExtendedDocument,
    RecordEventsDocument,
    RecordEventsExtendedDocument,
    ReportDataDocument,
    ReportDataExtendedDocument,
} from '../../wire/operations';
import type { EventInput } from '../../wire/types';
import type { Backend } from '../backend';
import type { Membership } from '../membership';
import type { Batch, Receipt } from '../outbox';

/** Gives events to the backend; resolves with where the variables in them stand, by name, as far as it says. */
export type SendEvents = (events: readonly EventInput[]) => Promise<ReadonlyMap<string, string>>;

/** What every operation on the group takes. */
export function groupArguments({ group, nodeId }: Membership): { groupId: string; domain: string; nodeId: string } {
    return { groupId: group.id, domain: group.domain, nodeId };
}

/** A batch that fails is sent again. */
const AGAIN = { retried: true };

/** Sends events so that they are pushed (fireEventsByNode). */
export function fireEvents(backend: Backend, membership: Membership): SendEvents {
    return async (events) => {
        const variables = { ...groupArguments(membership), events: [...events] };
        const positions = new Map<string, string>();
        if (!membership.capabilities.extended) {
            await backend.run(FireEventsDocument, variables, AGAIN);
            return positions;
        }
        const { fireEventsByNode } = await backend.run(FireEventsExtendedDocument, variables, AGAIN);
        const written = (fireEventsByNode?.batchEvent?.events ?? []).flatMap(({ data }) => data ?? []);
        const isUntold = fireEventsByNode === null && events.some(({ data }) => data);
        // A backend that pushes the answer itself does not answer a batch that it has taken before: it is asked.
        const known = isUntold ? await ownVariables(backend, membership) : written;
        for (const { key, position } of known) if (position !== null) positions.set(key, position);
        return positions;
    };
}

/** One's own variables as the backend has them. */
async function ownVariables(backend: Backend, { group, nodeId }: Membership) {
    const { getNodeStatus } = await backend.run(NodeStatusExtendedDocument, { nodeId }, AGAIN);
    // A node is in one group: in another one it has left this one.
    const isHere = getNodeStatus?.groupId === group.id && getNodeStatus.domain === group.domain;
    return isHere ? getNodeStatus.data : [];
}

/** Sends events so that they are kept for pollers (recordEventsByNode). */
export function recordEvents(backend: Backend, membership: Membership): SendEvents {
    return async (events) => {
        const variables = { ...groupArguments(membership), events: [...events] };
        const positions = new Map<string, string>();
        if (!membership.capabilities.extended) {
            await backend.run(RecordEventsDocument, variables, AGAIN);
            return positions;
        }
        const { recordEventsByNode } = await backend.run(RecordEventsExtendedDocument, variables, AGAIN);
        const { position, refused } = recordEventsByNode;
        const untaken = new Set(refused?.map(({ index }) => index));
        const taken = events.filter((_event, index) => !untaken.has(index)).flatMap(({ data }) => data ?? []);
        // A batch is taken at once: nobody else's writes stand between its first event and its last.
        if (position !== null) for (const { key } of taken) positions.set(key, position);
        // It was taken before, so long ago that its events are gone.
        else if (taken.length > 0)
            for (const { key, position: at } of await ownVariables(backend, membership))
                if (at !== null) positions.set(key, at);
        return positions;
    };
}

/**
 * Sends one batch in its order. A backend of Part 1 does not know variables inside events: there they are reported
 * first, so that a receiver sees values at least as new as the event's.
 * @throws {BackendError}
 */
export async function sendBatch(
    backend: Backend,
    membership: Membership,
    batch: Batch,
    sendEvents: SendEvents,
): Promise<Receipt> {
    if (!membership.capabilities.extended) return sendPlainBatch(backend, membership, batch);
    const positions = new Map(batch.events.length > 0 ? await sendEvents(batch.events) : []);
    if (batch.writes.length > 0) {
        const variables = { ...groupArguments(membership), data: [...batch.writes] };
        const { reportDataByNode } = await backend.run(ReportDataExtendedDocument, variables, AGAIN);
        for (const { key, position } of reportDataByNode?.nodeStatus?.changed ?? [])
            if (position !== null) positions.set(key, position);
    }
    return { positions };
}

/** One's own variables go whole, because some backends of Part 1 replace a member's report instead of merging it. */
async function sendPlainBatch(backend: Backend, membership: Membership, batch: Batch): Promise<Receipt> {
    const changed = batch.writes.length > 0 || batch.events.some((event) => (event.data ?? []).length > 0);
    if (changed) await backend.run(ReportDataDocument, { ...groupArguments(membership), data: [...batch.own] }, AGAIN);
    if (batch.events.length > 0) {
        const sendEvents = eventsOfPlainGroup(backend, membership);
        await sendEvents(batch.events.map(({ data: _reported, ...event }) => event));
    }
    return { positions: new Map() };
}

/** A backend of Part 1 gives events to one kind of member alone: to those of the transport that the group was made with. */
function eventsOfPlainGroup(backend: Backend, membership: Membership): SendEvents {
    return membership.group.useWebSocket ? fireEvents(backend, membership) : recordEvents(backend, membership);
}
