// A batch of events is one item under the position of its last event: it becomes visible at once, and costs by its bytes.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { HeldLoad, Load } from '../../core/fair-share';
import { formatPosition } from '../../core/position';
import type { EventRecord, GroupKey, VariableRecord } from '../../core/records';
import { COUNTED_MS, REMEMBERED_MS } from '../remembered';
import { bytesOf, ForeignItemError, numberOf, textOf } from './attributes';
import { eventPartition, sentPrefix, TTL_ATTRIBUTE, type ItemKey } from './keys';
import type { Item } from './table';

/** A batch as it lies in the table. */
export interface Batch {
    readonly nodeId: string;
    /** Milliseconds since 1970 from which its events are no longer read by who does not resume. */
    readonly expiresAt: number;
    readonly events: readonly EventRecord[];
}

/** Without a position it stands at its event's. */
type PackedVariable = readonly [key: string, value: string, mark: '' | 'removed' | 'initial', position?: string];
type PackedEvent = readonly [
    sequence: number,
    name: string,
    payload: string | null,
    firedAt: string,
    orderKey: string | null,
    variables: readonly PackedVariable[],
];

/** The item of a batch. Its events have ascending positions of one time. */
export function batchItem(key: GroupKey, { nodeId, events, expiresAt }: Batch): ItemKey & Item {
    const last = events[events.length - 1];
    if (last === undefined) throw new RangeError('A batch without events takes no place.');
    const packed = events.map((event): PackedEvent => [
        sequenceOf(event.position),
        event.name,
        event.payload,
        event.firedAt,
        event.orderKey,
        event.variables.map((variable) => packedVariable(variable, event.position)),
    ]);
    return {
        pk: eventPartition(key),
        sk: last.position,
        nodeId,
        recordedAt: last.recordedAt,
        expiresAt,
        events: deflateRawSync(JSON.stringify(packed)),
        [TTL_ATTRIBUTE]: Math.ceil((expiresAt + COUNTED_MS) / 1000),
    };
}

/** A batch's item, read. @throws {ForeignItemError} */
export function batchOf(item: Item): Batch {
    const nodeId = textOf(item, 'nodeId');
    const recordedAt = textOf(item, 'recordedAt');
    const unpacked: unknown = JSON.parse(inflateRawSync(bytesOf(item, 'events')).toString('utf8'));
    if (!isPacked(unpacked)) throw new ForeignItemError(item, 'events');
    const events = unpacked.map(([sequence, name, payload, firedAt, orderKey, variables]): EventRecord => {
        const position = formatPosition(recordedAt, sequence);
        return {
            name,
            payload,
            firedAt,
            orderKey,
            firedByNodeId: nodeId,
            recordedAt,
            position,
            variables: variables.map(([key, value, mark, at]): VariableRecord => ({
                key,
                value,
                removed: mark === 'removed',
                initial: mark === 'initial',
                position: at ?? position,
            })),
        };
    });
    return { nodeId, expiresAt: numberOf(item, 'expiresAt'), events };
}

/** What is remembered of a batch of one sender. */
export interface SentBatch {
    /** Its orderKeys with their positions: a retry is recognised by them. */
    readonly keys: readonly (readonly [orderKey: string, position: string])[];
    /** What of the log it takes. */
    readonly held: HeldLoad;
}

/** The item by which a batch of one sender is remembered. */
export function sentItem(key: GroupKey, { nodeId, events, expiresAt }: Batch, load: Load, now: number): ItemKey & Item {
    const keys = events.flatMap(({ orderKey, position }) => (orderKey === null ? [] : [[orderKey, position]]));
    return {
        pk: eventPartition(key),
        sk: `${sentPrefix(nodeId)}${events[events.length - 1]?.position ?? ''}`,
        keys: deflateRawSync(JSON.stringify(keys)),
        events: load.events,
        bytes: load.bytes,
        expiresAt,
        [TTL_ATTRIBUTE]: Math.ceil((now + 2 * REMEMBERED_MS) / 1000),
    };
}

/** Such an item, read. @throws {ForeignItemError} */
export function sentOf(item: Item): SentBatch {
    const unpacked: unknown = JSON.parse(inflateRawSync(bytesOf(item, 'keys')).toString('utf8'));
    if (!isPairs(unpacked)) throw new ForeignItemError(item, 'keys');
    const held = {
        until: numberOf(item, 'expiresAt'),
        events: numberOf(item, 'events'),
        bytes: numberOf(item, 'bytes'),
    };
    return { keys: unpacked, held };
}

function packedVariable(
    { key, value, removed, initial, position }: VariableRecord,
    eventPosition: string,
): PackedVariable {
    const mark = removed ? 'removed' : initial ? 'initial' : '';
    return position === eventPosition ? [key, value, mark] : [key, value, mark, position];
}

function sequenceOf(position: string): number {
    return Number(position.slice(position.lastIndexOf('#') + 1));
}

function isPacked(value: unknown): value is readonly PackedEvent[] {
    return Array.isArray(value) && value.every((each) => Array.isArray(each) && each.length === 6);
}

function isPairs(value: unknown): value is readonly (readonly [string, string])[] {
    return Array.isArray(value) && value.every((each) => Array.isArray(each) && each.length === 2);
}
