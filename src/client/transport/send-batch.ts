// How a batch travels: the same for both transports but for the operation that takes the events.
import {
    FireEventsDocument,
    RecordEventsDocument,
    ReportDataDocument,
    ReportDataExtendedDocument,
} from '../../wire/operations';
import type { EventInput, SensorDataInput } from '../../wire/types';
import type { Backend } from '../backend';
import type { Membership } from '../membership';
import type { Batch, Receipt } from '../outbox';

/** Gives events to the backend; resolves with the position of the last of them, or null where it does not say. */
export type SendEvents = (events: readonly EventInput[]) => Promise<string | null>;

/** What every operation on the group takes. */
export function groupArguments({ group, nodeId }: Membership): { groupId: string; domain: string; nodeId: string } {
    return { groupId: group.id, domain: group.domain, nodeId };
}

/** Sends events so that they are pushed (fireEventsByNode). */
export function fireEvents(backend: Backend, membership: Membership): SendEvents {
    return async (events) => {
        await backend.run(FireEventsDocument, { ...groupArguments(membership), events: [...events] });
        return null;
    };
}

/** Sends events so that they are kept for pollers (recordEventsByNode). */
export function recordEvents(backend: Backend, membership: Membership): SendEvents {
    return async (events) => {
        const data = await backend.run(RecordEventsDocument, { ...groupArguments(membership), events: [...events] });
        return data.recordEventsByNode.nextSince;
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
    if (!membership.capabilities.extended) return sendPlainBatch(backend, membership, batch, sendEvents);
    const positions = new Map<string, string>();
    if (batch.events.length > 0) {
        const position = await sendEvents(batch.events);
        if (position !== null)
            for (const event of batch.events) for (const { key } of event.data ?? []) positions.set(key, position);
    }
    if (batch.writes.length > 0) {
        const variables = { ...groupArguments(membership), data: [...batch.writes] };
        const { reportDataByNode } = await backend.run(ReportDataExtendedDocument, variables);
        for (const { key, position } of reportDataByNode?.nodeStatus?.changed ?? [])
            if (position !== null) positions.set(key, position);
    }
    return { positions };
}

async function sendPlainBatch(
    backend: Backend,
    membership: Membership,
    batch: Batch,
    sendEvents: SendEvents,
): Promise<Receipt> {
    const merged = new Map<string, SensorDataInput>();
    for (const write of [...batch.events.flatMap((event) => event.data ?? []), ...batch.writes])
        if (write.removed !== true) merged.set(write.key, { key: write.key, value: write.value });
    if (merged.size > 0)
        await backend.run(ReportDataDocument, { ...groupArguments(membership), data: [...merged.values()] });
    if (batch.events.length > 0) await sendEvents(batch.events.map(({ data: _reported, ...event }) => event));
    return { positions: new Map() };
}
