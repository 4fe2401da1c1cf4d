import type { Contract } from '../wire/contract';
import type { Event, EventInput, MutationRecordEventsByNodeArgs, RecordEventsPayload } from '../wire/types';
import { livingGroup } from './groups';
import { PAGE_MAX_EVENTS, PAGE_MAX_RESUMED_EVENTS } from './limits';
import { memberGroup } from './members';
import type { OldQuestion } from './old-readers';
import type { UseCaseParts, WritingParts } from './parts';
import { parseResumableSince, RESUME, type Since } from './position';
import type { EventRecord, GroupKey, StatusRecord } from './records';
import type { Appended } from './store';
import { groupKey, newEvents } from './validate';
import { statusOf } from './variables';
import { batchMessage, recordedEventShape, statusMessage, statusShape } from './wire-shapes';

interface Batch {
    readonly groupId: string;
    readonly domain: string;
    readonly nodeId: string;
    readonly events: readonly EventInput[];
}

/**
 * Stores a batch and pushes what is new in it. Fired and recorded events take the same way: a group may mix
 * members of both transports, so what is fired is kept for pollers and what is recorded is pushed to subscribers.
 */
async function take(parts: WritingParts, key: GroupKey, batch: Batch, now: number): Promise<Appended> {
    const events = newEvents(batch.events);
    parts.supervision.requireGoing(key);
    await memberGroup(parts, key, batch.nodeId, now);
    const appended = await parts.store.append(key, batch.nodeId, events, now);
    const notes = parts.supervision.notes(key, batch.nodeId);
    notes.events += appended.added.length;
    notes.variables += appended.added.reduce((sum, event) => sum + event.variables.length, 0);
    notes.lastSeen = now;
    if (appended.added.length > 0) {
        const changed = appended.added.flatMap((event) => event.variables);
        if (changed.length > 0) {
            const status = await statusOf(parts, key, batch.nodeId, now);
            parts.publisher.publish(key, statusMessage(key, statusShape(key, status, changed)), 'without-event-data');
        }
        parts.publisher.publish(key, batchMessage(key, batch.nodeId, appended.added, now), 'all');
    }
    return appended;
}

/** Stores a batch under the server's time. @throws {MeshError} */
export async function recordEvents(
    parts: WritingParts,
    args: MutationRecordEventsByNodeArgs,
): Promise<RecordEventsPayload> {
    const { store, clock, oldReaders } = parts;
    const key = groupKey(args);
    const now = clock.now();
    const { events } = await take(parts, key, args, now);
    return {
        groupId: key.id,
        domain: key.domain,
        recordedCount: events.length,
        nextSince: oldReaders.nextSince(
            key,
            args.nodeId,
            events[events.length - 1]?.position ?? (await store.lastPosition(key, now)),
        ),
    };
}

type EventUseCases = Pick<Contract, 'fireEventsByNode' | 'recordEventsByNode' | 'getEventsSince' | 'pollGroupData'>;

/** Events: taken in order and once, read page by page. */
export function eventUseCases(parts: UseCaseParts): EventUseCases {
    const { store, clock, oldReaders } = parts;
    return {
        async fireEventsByNode(args) {
            const key = groupKey(args);
            const now = clock.now();
            const { events } = await take(parts, key, args, now);
            return batchMessage(key, args.nodeId, events, now);
        },

        recordEventsByNode: (args) => recordEvents(parts, args),

        async getEventsSince(args) {
            const key = groupKey(args);
            const since = parseResumableSince(args.since);
            const now = clock.now();
            await livingGroup(parts, key, now);
            const asked = await oldQuestion(parts, key, args.since, since, now);
            let position = asked.position;
            for (;;) {
                const page = await store.readEventsSince(key, position, PAGE_MAX_EVENTS, now);
                const events = oldPage(parts, key, asked, page);
                position = page[page.length - 1]?.position ?? position;
                // A page of nothing but the reader's own would look like the end.
                if (events.length > 0 || page.length < PAGE_MAX_EVENTS) return events;
            }
        },

        async pollGroupData(args) {
            const key = groupKey(args);
            const since = parseResumableSince(args.since);
            const now = clock.now();
            await livingGroup(parts, key, now);
            if (since.resumes) oldReaders.resumed(key, since.position.replace(RESUME, ''));
            const asked = since.resumes
                ? { position: since.position, reader: null, ownUpTo: '' }
                : await oldQuestion(parts, key, args.since, since, now);
            const limit = since.resumes ? PAGE_MAX_RESUMED_EVENTS : PAGE_MAX_EVENTS;
            const page = await store.readSince(key, { ...since, position: asked.position }, limit, now);
            return {
                events: oldPage(parts, key, asked, page.events),
                changes: page.changes.map((change) => changeOnly(key, change)),
                members: page.members === null ? null : [...page.members.ids],
                membersPosition: page.members?.position ?? null,
                position: page.position,
                more: page.more,
                missed: page.missed.map(({ nodeId, count }) => ({ firedByNodeId: nodeId, count })),
                nodeStatuses: async () =>
                    (await store.listStatuses(key, now)).map((status) => statusShape(key, status)),
            };
        },
    };
}

/** What is asked where `since` does not resume: by an editor of today, as far as it is known. */
async function oldQuestion(
    { store, oldReaders }: UseCaseParts,
    key: GroupKey,
    asked: string,
    since: Since,
    now: number,
): Promise<OldQuestion> {
    return oldReaders.question(key, asked, since, now, await store.lastPosition(key, now));
}

/** A page as that reader is given it. */
function oldPage(
    { oldReaders }: UseCaseParts,
    key: GroupKey,
    { reader, ownUpTo }: OldQuestion,
    page: readonly EventRecord[],
): Event[] {
    oldReaders.answered(reader, page[page.length - 1]?.position);
    return page
        .filter((event) => event.position > ownUpTo || event.firedByNodeId !== reader?.nodeId)
        .map((event) => recordedEventShape(key, event, oldReaders.cursor(reader, event.position)));
}

function changeOnly(key: GroupKey, change: StatusRecord) {
    return statusShape(key, change, change.variables);
}
