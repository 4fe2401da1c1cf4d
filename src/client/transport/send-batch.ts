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
import type { EventInput, RefusedItem, SensorDataInput } from '../../wire/types';
import type { Backend } from '../backend';
import { failureOf } from '../failures';
import type { Membership } from '../membership';
import type { Batch, Receipt, RefusedPart } from '../outbox';

/** Gives events to the backend. */
export type SendEvents = (events: readonly EventInput[]) => Promise<Receipt>;

type Refused = readonly Pick<RefusedItem, 'index' | 'message' | 'code'>[] | null | undefined;

/** What every operation on the group takes. */
export function groupArguments({ group, nodeId }: Membership): { groupId: string; domain: string; nodeId: string } {
    return { groupId: group.id, domain: group.domain, nodeId };
}

/** A batch that fails is sent again. */
const AGAIN = { retried: true };

const NOTHING: Receipt = { positions: new Map(), refused: [] };

/** Sends events so that they are pushed (fireEventsByNode). */
export function fireEvents(backend: Backend, membership: Membership): SendEvents {
    return async (events) => {
        const variables = { ...groupArguments(membership), events: [...events] };
        if (!membership.capabilities.extended) {
            const { fireEventsByNode } = await backend.run(FireEventsDocument, variables, AGAIN);
            if (fireEventsByNode === null) throw failureOf(null);
            return NOTHING;
        }
        const { fireEventsByNode: answer } = await backend.run(FireEventsExtendedDocument, variables, AGAIN);
        // A backend that pushes the answer itself answers nothing where it has taken the batch before, and neither does
        // whatever answered in its place. Recording the same batch tells: it is taken once, and always answered.
        if (answer === null) return recordEvents(backend, membership)(events);
        const written = (answer.batchEvent?.events ?? []).flatMap(({ data }) => data ?? []);
        return { positions: positionsOf(written), refused: refusedEvents(events, answer.refused) };
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
        if (!membership.capabilities.extended) {
            await backend.run(RecordEventsDocument, variables, AGAIN);
            return NOTHING;
        }
        const { recordEventsByNode } = await backend.run(RecordEventsExtendedDocument, variables, AGAIN);
        const { position } = recordEventsByNode;
        const refused = refusedEvents(events, recordEventsByNode.refused);
        const untaken = new Set(refused.flatMap((part) => (part.kind === 'event' ? [part.event] : [])));
        const written = events.filter((event) => !untaken.has(event)).flatMap(({ data }) => data ?? []);
        // It was taken before, so long ago that its events are gone.
        const isGone = position === null && written.length > 0;
        if (isGone) return { positions: positionsOf(await ownVariables(backend, membership)), refused };
        // A batch is taken at once: nobody else's writes stand between its first event and its last.
        return { positions: positionsOf(written.map(({ key }) => ({ key, position }))), refused };
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
    const receipts = [
        await reportVariables(backend, membership, batch.before),
        batch.events.length > 0 ? await sendEvents(batch.events) : NOTHING,
        await reportVariables(backend, membership, batch.writes),
    ];
    return {
        positions: new Map(receipts.flatMap(({ positions }) => [...positions])),
        refused: receipts.flatMap(({ refused }) => refused),
    };
}

async function reportVariables(
    backend: Backend,
    membership: Membership,
    writes: readonly SensorDataInput[],
): Promise<Receipt> {
    if (writes.length === 0) return NOTHING;
    const variables = { ...groupArguments(membership), data: [...writes] };
    const { reportDataByNode: answer } = await backend.run(ReportDataExtendedDocument, variables, AGAIN);
    return {
        positions: positionsOf(answer?.nodeStatus?.changed ?? []),
        refused: (answer?.refused ?? []).flatMap(({ index, message, code }): RefusedPart[] => {
            const write = writes[index];
            return write === undefined ? [] : [{ kind: 'variable', write, message, code: code ?? null }];
        }),
    };
}

/** One's own variables go whole, because some backends of Part 1 replace a member's report instead of merging it. */
async function sendPlainBatch(backend: Backend, membership: Membership, batch: Batch): Promise<Receipt> {
    const changed =
        batch.before.length > 0 ||
        batch.writes.length > 0 ||
        batch.events.some((event) => (event.data ?? []).length > 0);
    if (changed) await backend.run(ReportDataDocument, { ...groupArguments(membership), data: [...batch.own] }, AGAIN);
    if (batch.events.length === 0) return NOTHING;
    return eventsOfPlainGroup(backend, membership)(batch.events.map(({ data: _reported, ...event }) => event));
}

/** A backend of Part 1 gives events to one kind of member alone: to those of the transport that the group was made with. */
function eventsOfPlainGroup(backend: Backend, membership: Membership): SendEvents {
    return membership.group.useWebSocket ? fireEvents(backend, membership) : recordEvents(backend, membership);
}

/** By name, the last. */
function positionsOf(
    written: readonly { readonly key: string; readonly position?: string | null }[],
): ReadonlyMap<string, string> {
    return new Map(written.flatMap(({ key, position }) => (position ? [[key, position]] : [])));
}

/** What a refused event carried was not taken either. */
function refusedEvents(events: readonly EventInput[], refused: Refused): RefusedPart[] {
    return (refused ?? []).flatMap(({ index, message, code = null }): RefusedPart[] => {
        const event = events[index];
        if (event === undefined) return [];
        const why = { message, code };
        const writes = (event.data ?? []).map((write) => ({ kind: 'variable' as const, write, ...why }));
        return [{ kind: 'event', event, ...why }, ...writes];
    });
}
