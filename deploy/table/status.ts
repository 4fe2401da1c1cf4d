// The item with a member's variables. Each is an attribute of its own, so that writes merge without being read.
import type { GroupKey, StatusRecord, VariableRecord } from '../../src/core/records';
import { forgottenRemovals } from '../../src/core/sharing';
import { deletableAfter, KEPT_S } from './expiry';
import { statusItem } from './keys';
import type { PackedEvent, PackedWrite } from './packed';
import type { Put, Update } from './writes';
import { positionAt } from '../../src/wire/position-grammar';

/** Characters of one member's variables, so that its item stays below DynamoDB's 400 KB. */
export const VARIABLES_MAX_LENGTH = 110_000;
/**
 * Variables that one update of their item changes and forgets: an expression has at most 4 KB. The Lambda replaces the whole
 * item for larger changes.
 */
const UPDATE_MAX_CHANGES = 200;
const UPDATE_MAX_FORGOTTEN = 100;
/** The prefix of the attributes that hold variables. */
const VARIABLE = 'v#';

/** A variable in the item of its member. */
export interface PackedVariable {
    readonly v: string;
    readonly p: string;
    /** Whether it was removed. */
    readonly r?: boolean;
    /** Whether it is a start value. */
    readonly i?: boolean;
}

/** A member's variables. */
export type StatusItem = Readonly<Record<string, unknown>> & { readonly nodeId: string; readonly time: number };

/** The attribute of a variable. The prefix makes names such as `__proto__` harmless. */
export function attributeOf(key: string): string {
    return `${VARIABLE}${key}`;
}

/** The last write of each variable in a batch, with its position, by attribute. */
export function writesIn(base: string, events: readonly PackedEvent[]): Record<string, PackedVariable> {
    const last: Record<string, PackedVariable> = {};
    let index = 0;
    // Nested, because AppSync ends every loop after 1,000 turns, and a batch may write more variables.
    for (const { w } of events) {
        for (const { p, ...write } of w ?? [])
            if (p === undefined) last[attributeOf(write.k)] = packedVariable(write, positionAt(base, index));
        index += 1;
    }
    return last;
}

/** The last write of each variable in a report, with its position, by attribute. */
export function reportedAt(base: string, writes: readonly PackedWrite[]): Record<string, PackedVariable> {
    const last: Record<string, PackedVariable> = {};
    let index = 0;
    for (const write of writes) {
        last[attributeOf(write.k)] = packedVariable(write, positionAt(base, index));
        index += 1;
    }
    return last;
}

/** A write at its position. */
function packedVariable({ v, r, i }: PackedWrite, position: string): PackedVariable {
    return { v, p: position, ...(r === true && { r }), ...(i === true && { i }) };
}

/** A change of a member's variables. */
export interface StatusChange {
    readonly group: GroupKey;
    readonly nodeId: string;
    /** Milliseconds since 1970. */
    readonly time: number;
    /** Its variables before. */
    readonly status: StatusItem | null;
    /** By attribute. */
    readonly writes: Readonly<Record<string, PackedVariable>>;
}

/** Whether a change is more than one update can hold. */
export function isLargeChange({ status, writes }: Pick<StatusChange, 'status' | 'writes'>): boolean {
    return Object.keys(writes).length > UPDATE_MAX_CHANGES || forgottenIn(status, writes).length > UPDATE_MAX_FORGOTTEN;
}

/** The write of a change: an update, or the whole item if the change is large. Only the Lambda may write a large one. */
export function statusWrite(change: StatusChange): Update | Put {
    return isLargeChange(change) ? wholeStatus(change) : statusUpdate(change);
}

/** The update that merges a small change, whether there were any variables before or not. */
export function statusUpdate({ group, nodeId, time, status, writes }: StatusChange): Update {
    const names: Record<string, string> = { '#time': 'time', '#ttl': 'ttl' };
    const values: Record<string, unknown> = { ':time': time, ':ttl': ttlAt(time), ':node': nodeId, ':yes': true };
    const sets = ['#time = :time', '#ttl = :ttl', 'nodeId = :node', 'isStatus = :yes'];
    for (const [index, [attribute, variable]] of Object.entries(Object.entries(writes))) {
        names[`#v${index}`] = attribute;
        values[`:v${index}`] = variable;
        sets.push(`#v${index} = :v${index}`);
    }
    const removed: string[] = [];
    for (const attribute of forgottenIn(status, writes)) {
        names[`#f${removed.length}`] = attribute;
        removed.push(`#f${removed.length}`);
    }
    return {
        kind: 'update',
        key: statusItem(group, nodeId),
        update: `SET ${sets.join(', ')}${removed.length === 0 ? '' : ` REMOVE ${removed.join(', ')}`}`,
        names,
        values,
        condition: 'attribute_not_exists(#time) OR #time < :time',
    };
}

function wholeStatus({ group, nodeId, time, status, writes }: StatusChange): Put {
    const forgotten = forgottenIn(status, writes);
    const kept: Record<string, unknown> = {};
    for (const [attribute, value] of Object.entries(status ?? {}))
        if (forgotten.indexOf(attribute) === -1) kept[attribute] = value;
    const key = statusItem(group, nodeId);
    const item = { ...kept, ...writes, ...key, nodeId, isStatus: true, time, ttl: ttlAt(time) };
    return {
        kind: 'put',
        item,
        condition: {
            // The item was put together from the one that was read: nobody may have written since.
            expression: status ? '#time = :before' : 'attribute_not_exists(#time)',
            names: { '#time': 'time' },
            ...(status && { values: { ':before': status.time } }),
        },
    };
}

/** When the variables that were written at `time` (milliseconds) may be deleted, seconds since 1970. */
function ttlAt(time: number): number {
    return deletableAfter(time) + KEPT_S;
}

/** The attributes of removed variables that are too many beside the new writes. */
function forgottenIn(status: StatusChange['status'], writes: StatusChange['writes']): string[] {
    const current = variablesIn(status).filter(({ key }) => !Object.hasOwn(writes, attributeOf(key)));
    const forgotten = forgottenRemovals([...current, ...writtenIn(writes)], VARIABLES_MAX_LENGTH).map(({ key }) =>
        attributeOf(key),
    );
    return forgotten.filter((attribute) => !Object.hasOwn(writes, attribute));
}

/** Writes as the core's records. */
export function writtenIn(writes: StatusChange['writes']): VariableRecord[] {
    return Object.entries(writes).map(([attribute, variable]) => variableRecord(attribute, variable));
}

/** All variables in a member's item in the order of their positions, removed ones included. */
export function variablesIn(status: StatusItem | null | undefined): VariableRecord[] {
    if (status === null || status === undefined) return [];
    const byPosition: Record<string, VariableRecord> = {};
    for (const [attribute, value] of Object.entries(status))
        if (attribute.startsWith(VARIABLE)) {
            const variable = variableRecord(attribute, asVariable(value));
            byPosition[`${variable.position} ${attribute}`] = variable;
        }
    return Object.keys(byPosition)
        .sort()
        .flatMap((place) => byPosition[place] ?? []);
}

function variableRecord(attribute: string, { v, p, r, i }: PackedVariable): VariableRecord {
    const key = attribute.slice(VARIABLE.length);
    return { key, value: v, position: p, removed: r === true, initial: i === true };
}

/** A member's variables as the core's record: without the removed ones. */
export function statusRecord(status: StatusItem): StatusRecord {
    const variables = variablesIn(status).filter(({ removed }) => !removed);
    return { nodeId: status.nodeId, updatedAt: status.time, variables };
}

function asVariable(value: unknown): PackedVariable {
    return isVariable(value) ? value : { v: '', p: '' };
}

function isVariable(value: unknown): value is PackedVariable {
    return typeof value === 'object' && value !== null && Object.hasOwn(value, 'p');
}
