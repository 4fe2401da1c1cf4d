import { isoTime, refuse } from '../../../src/core/platform';
import type { EventRecord, NewEvent } from '../../../src/core/records';
import { checkId, groupKey } from '../../../src/core/validate';
import { allRefused, newEvents, type Checked } from '../../../src/core/validate-items';
import { BATCH_MAX_WRITES } from '../../../src/store/timed/items';
import { eventRecords } from '../../../src/store/timed/records';
import type { EventInput, RefusedItem } from '../../../src/wire/types';
import type { BatchInProgress, Ctx, GroupItem, OfMember } from './context';

/** The arguments of fireEventsByNode and recordEventsByNode. */
export interface BatchArgs extends OfMember {
    readonly events: readonly EventInput[];
}

/** The request of their fields. Checked before anything is read: who sends nonsense does not become a member by it. */
export function request(ctx: Ctx<BatchArgs>) {
    groupKey(ctx.args);
    checkId('nodeId', ctx.args.nodeId);
    checkedEvents(ctx.args);
    return {};
}

/** The events that are to be taken. Ends the operation where they are none, or more than an item has room for. */
export function checkedEvents({ events }: BatchArgs): Checked<NewEvent> {
    const checked = newEvents(events);
    let writes = 0;
    for (const { item } of checked.items) writes += item.writes.length;
    if (writes > BATCH_MAX_WRITES)
        refuse(
            'ValidationError',
            `events is limited to ${BATCH_MAX_WRITES} variables a batch; it has ${writes}.`,
            null,
        );
    return checked;
}

/** What of it was refused; null where nothing was. It is logged. Ends the operation where nothing was taken. */
export function refusedOf(
    { events: given }: BatchArgs,
    { refused, events, sent }: BatchInProgress,
): RefusedItem[] | null {
    return logged(allRefused('events', newEvents(given).refused, refused, sent + events.length));
}

/** Notes in the log how many items were refused. */
export function logged(refused: RefusedItem[] | null): RefusedItem[] | null {
    if (refused !== null) console.log('items refused', refused.length);
    return refused;
}

/** What is new in it, as the core knows it. */
export function takenEvents({ nodeId }: BatchArgs, { base, time, events }: BatchInProgress): EventRecord[] {
    return eventRecords({ nodeId, base, events, recordedAt: isoTime(time) });
}

/** Whether it is recorded: then its sender polls, and the answer tells nobody. */
export function isRecorded({ info }: Pick<Ctx<unknown>, 'info'>): boolean {
    return info.fieldName === 'recordEventsByNode';
}

/** Whether somebody in the group may need its events later. */
export function isKept(ctx: Ctx<BatchArgs>, group: GroupItem): boolean {
    return group.keeps === true || !group.useWebSocket || isRecorded(ctx);
}
