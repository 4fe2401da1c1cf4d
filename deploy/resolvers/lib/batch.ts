import { isoTime, refuse } from '../../../src/core/platform';
import type { EventRecord } from '../../../src/core/records';
import { allRefused, newEvents } from '../../../src/core/validate-items';
import type { EventInput, RefusedItem } from '../../../src/wire/types';
import { BATCH_MAX_WRITES, type TakenBatch } from '../../table/batch';
import type { GroupItem } from '../../table/group';
import { eventRecords } from '../../table/records';
import type { Ctx, OfMember, Stash } from './context';

/** The arguments of fireEventsByNode and recordEventsByNode. */
export interface BatchArgs extends OfMember {
    readonly events: readonly EventInput[];
}

/** The request of both fields. It checks the events before anything is read: a node with none acceptable does not join. */
export function request(ctx: Ctx<BatchArgs>) {
    const events = newEvents(ctx.args.events);
    let writes = 0;
    for (const { item } of events.items) writes += item.writes.length;
    if (writes > BATCH_MAX_WRITES)
        refuse(
            'ValidationError',
            `events is limited to ${BATCH_MAX_WRITES} variables a batch; it has ${writes}.`,
            null,
        );
    ctx.stash.events = events;
    return {};
}

/** The refused events; null if there are none. Logs their number. Ends the operation if none was accepted. */
export function refusedOf({ events: checked }: Stash, { refused, events, sent }: TakenBatch): RefusedItem[] | null {
    return logged(allRefused('events', checked ? checked.refused : [], refused, sent + events.length));
}

/** Logs how many items were refused. */
export function logged(refused: RefusedItem[] | null): RefusedItem[] | null {
    if (refused !== null) console.log('items refused', refused.length);
    return refused;
}

/** The new events as the core's records. */
export function takenEvents({ nodeId }: BatchArgs, { base, time, events }: TakenBatch): EventRecord[] {
    return eventRecords({ nodeId, base, events, recordedAt: isoTime(time) });
}

/** Whether the batch is recorded. Then its sender polls, and AppSync does not push the answer. */
export function isRecorded({ info }: Pick<Ctx<unknown>, 'info'>): boolean {
    return info.fieldName === 'recordEventsByNode';
}

/** Whether somebody in the group may need its events later. */
export function isKept(ctx: Ctx<BatchArgs>, group: GroupItem): boolean {
    return group.keeps === true || !group.useWebSocket || isRecorded(ctx);
}
