import type { Contract, PollAnswer } from '../wire/contract';
import type {
    EventInput,
    MeshMessage,
    MutationFireEventsByNodeArgs,
    MutationRecordEventsByNodeArgs,
    QueryPollGroupDataArgs,
    RecordEventsPayload,
    RefusedItem,
} from '../wire/types';
import { livingGroup } from './groups';
import { PAGE_MAX_EVENTS, PAGE_MAX_RESUMED_EVENTS } from './limits';
import { letIn, welcomingGroup } from './members';
import type { UseCaseParts } from './parts';
import { parseResumableSince } from './position';
import { hear } from './presence';
import type { EventRecord, GroupKey } from './records';
import { carriedWrites, listedStatuses, pushedReports } from './reports';
import { lookBackMs } from './settings';
import { groupKey } from './validate';
import { newEvents, refusedItems } from './validate-items';
import { batchMessage, recordedEventShape, recordedShape, stateShape, statusMessage, statusShape } from './wire-shapes';
import { isoTime } from './platform';

interface Batch {
    readonly groupId: string;
    readonly domain: string;
    readonly nodeId: string;
    readonly events: readonly EventInput[];
}

interface Taken {
    readonly key: GroupKey;
    /** Every event of the batch that the log now holds, including those of an earlier attempt. */
    readonly events: readonly EventRecord[];
    readonly refused: RefusedItem[] | null;
    readonly now: number;
}

/**
 * Stores the acceptable events of a batch and pushes the new ones. Fired and recorded events are treated alike, because
 * a group may mix members of both transports: fired events are kept for pollers, and recorded events are pushed to
 * subscribers.
 */
async function take(parts: UseCaseParts, batch: Batch): Promise<Taken> {
    const key = groupKey(batch);
    const { nodeId } = batch;
    const checked = newEvents(batch.events);
    const now = parts.clock.now();
    const group = await welcomingGroup(parts, key, nodeId, now);
    parts.supervision.requireGoing(key);
    await letIn(parts, group, nodeId, now);
    const { events, added, refused } = await parts.store.append(
        key,
        nodeId,
        checked.items.map(({ item }) => item),
        now,
    );
    const written = carriedWrites(added);
    const notes = parts.supervision.notes(key, nodeId);
    notes.events += added.length;
    notes.variables += written.length;
    notes.lastSeen = now;
    for (const report of pushedReports(group, nodeId, written))
        parts.publisher.publish(key, statusMessage(key, report), 'without-event-data');
    if (added.length > 0) parts.publisher.publish(key, batchMessage(key, nodeId, added, now), 'all');
    return { key, events, refused: refusedItems('events', checked, refused), now };
}

/** Stores a batch under the server's time. @throws {MeshError} */
async function recordEvents(parts: UseCaseParts, args: MutationRecordEventsByNodeArgs): Promise<RecordEventsPayload> {
    const { key, events, refused } = await take(parts, args);
    return recordedShape(key, { count: events.length, position: events.at(-1)?.position ?? null, refused });
}

async function fireEvents(parts: UseCaseParts, args: MutationFireEventsByNodeArgs): Promise<MeshMessage> {
    const { key, events, refused, now } = await take(parts, args);
    return { ...batchMessage(key, args.nodeId, events, now), refused };
}

type EventUseCases = Pick<Contract, 'fireEventsByNode' | 'recordEventsByNode' | 'getEventsSince' | 'pollGroupData'> & {
    /** A poll that is not a sign of life. It changes nothing. */
    readGroupData: Contract['pollGroupData'];
};

/** Events: accepted once and in order, read page by page. */
export function eventUseCases(parts: UseCaseParts): EventUseCases {
    const { store, clock, settings, supervision } = parts;

    async function poll(
        args: QueryPollGroupDataArgs,
        onLiving: (key: GroupKey, now: number) => Promise<void>,
    ): Promise<PollAnswer> {
        const key = groupKey(args);
        const now = clock.now();
        const since = parseResumableSince(args.since, now, lookBackMs(settings));
        const group = await livingGroup(parts, key, now);
        await onLiving(key, now);
        const limit = since.resumes ? PAGE_MAX_RESUMED_EVENTS : PAGE_MAX_EVENTS;
        const page = await store.readSince(key, since, limit, now);
        return {
            events: page.events.map((event) => recordedEventShape(key, event)),
            changes: page.changes.map(({ nodeId, updatedAt, variables }) =>
                statusShape(key, { nodeId, timestamp: isoTime(updatedAt), variables }, variables),
            ),
            members: page.members === null ? null : [...page.members.ids],
            membersPosition: page.members?.position ?? null,
            state: stateShape(group, supervision.isPaused(key)),
            position: page.position,
            more: page.more,
            missed: page.missed.map(({ nodeId, count }) => ({ firedByNodeId: nodeId, count })),
            nodeStatuses: async () => listedStatuses(group, await store.listStatuses(key, now)),
        };
    }

    return {
        fireEventsByNode: (args) => fireEvents(parts, args),
        recordEventsByNode: (args) => recordEvents(parts, args),

        async getEventsSince(args) {
            const key = groupKey(args);
            const now = clock.now();
            const { position } = parseResumableSince(args.since, now, lookBackMs(settings));
            await livingGroup(parts, key, now);
            const events = await store.readEventsSince(key, position, PAGE_MAX_EVENTS, now);
            return events.map((event) => recordedEventShape(key, event));
        },

        pollGroupData: (args) => poll(args, (key, now) => hear(parts, key, args, now)),
        readGroupData: (args) => poll(args, () => Promise.resolve()),
    };
}
