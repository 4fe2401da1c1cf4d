import type { Contract, PollAnswer } from '../wire/contract';
import type { MutationFireEventsByNodeArgs, QueryPollGroupDataArgs, RefusedItem } from '../wire/types';
import { namedGroup, type NamedGroup } from './groups';
import { PAGE_MAX_EVENTS, PAGE_MAX_RESUMED_EVENTS } from './limits';
import { letIn, welcomingGroup } from './members';
import type { UseCaseParts } from './parts';
import { parseResumableSince } from './position';
import { hear } from './presence';
import type { EventRecord, GroupRecord } from './records';
import { carriedWrites, listedStatuses, pushedReports } from './reports';
import { lookBackMs } from './settings';
import { newEvents, refusedItems } from './validate-items';
import { batchMessage, recordedEventShape, recordedShape, stateShape, statusMessage, statusShape } from './wire-shapes';
import { isoTime } from './platform';

interface Taken {
    readonly group: GroupRecord;
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
async function take(parts: UseCaseParts, args: MutationFireEventsByNodeArgs): Promise<Taken> {
    const { nodeId } = args;
    const checked = newEvents(args.events);
    const { group, now } = await welcomingGroup(parts, args);
    parts.supervision.requireGoing(group);
    await letIn(parts, group, nodeId, now);
    const { events, added, refused } = await parts.store.append(
        group,
        nodeId,
        checked.items.map(({ item }) => item),
        now,
    );
    const written = carriedWrites(added);
    const notes = parts.supervision.notes(group, nodeId);
    notes.events += added.length;
    notes.variables += written.length;
    notes.lastSeen = now;
    for (const report of pushedReports(group, nodeId, written))
        parts.publisher.publish(group, statusMessage(group, report), 'without-event-data');
    if (added.length > 0) parts.publisher.publish(group, batchMessage(group, nodeId, added, now), 'all');
    return { group, events, refused: refusedItems('events', checked, refused), now };
}

type EventUseCases = Pick<Contract, 'fireEventsByNode' | 'recordEventsByNode' | 'getEventsSince' | 'pollGroupData'> & {
    /** A poll that is not a sign of life. It changes nothing. */
    readGroupData: Contract['pollGroupData'];
};

/** Events: accepted once and in order, read page by page. */
export function eventUseCases(parts: UseCaseParts): EventUseCases {
    const { store, clock, settings, supervision } = parts;
    const sinceOf = (since: string) => parseResumableSince(since, clock.now(), lookBackMs(settings));

    async function poll(
        args: QueryPollGroupDataArgs,
        onLiving: (named: NamedGroup) => Promise<void>,
    ): Promise<PollAnswer> {
        const since = sinceOf(args.since);
        const { group, now } = await namedGroup(parts, args);
        await onLiving({ group, now });
        const limit = since.resumes ? PAGE_MAX_RESUMED_EVENTS : PAGE_MAX_EVENTS;
        const page = await store.readSince(group, since, limit, now);
        return {
            events: page.events.map((event) => recordedEventShape(group, event)),
            changes: page.changes.map(({ nodeId, updatedAt, variables }) =>
                statusShape(group, { nodeId, timestamp: isoTime(updatedAt), variables }, variables),
            ),
            members: page.members === null ? null : [...page.members.ids],
            membersPosition: page.members?.position ?? null,
            state: stateShape(group, supervision.isPaused(group)),
            position: page.position,
            more: page.more,
            missed: page.missed.map(({ nodeId, count }) => ({ firedByNodeId: nodeId, count })),
            nodeStatuses: async () => listedStatuses(group, await store.listStatuses(group, now)),
        };
    }

    return {
        async fireEventsByNode(args) {
            const { group, events, refused, now } = await take(parts, args);
            return { ...batchMessage(group, args.nodeId, events, now), refused };
        },

        async recordEventsByNode(args) {
            const { group, events, refused } = await take(parts, args);
            return recordedShape(group, { count: events.length, position: events.at(-1)?.position ?? null, refused });
        },

        async getEventsSince(args) {
            const { position } = sinceOf(args.since);
            const { group, now } = await namedGroup(parts, args);
            const { events } = await store.readSince(group, { position, resumes: false }, PAGE_MAX_EVENTS, now);
            return events.map((event) => recordedEventShape(group, event));
        },

        pollGroupData: (args) => poll(args, ({ group, now }) => hear(parts, group, args, now)),
        readGroupData: (args) => poll(args, () => Promise.resolve()),
    };
}
