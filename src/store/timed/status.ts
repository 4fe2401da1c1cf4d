// The item with a member's variables, each an attribute of its own. AppSync's runtime evaluates this file too.
import type { GroupKey, StatusRecord, VariableRecord } from '../../core/records';
import { forgottenRemovals } from '../../core/sharing';
import { statusItem } from '../dynamodb/keys';
import { deletableAfter, KEPT_S, type PackedEvent, type PackedWrite } from './items';
import { positionAt } from '../../wire/position-grammar';

/** Characters of one member's variables, so that its item stays below the 400 KB that DynamoDB takes. */
export const VARIABLES_MAX_LENGTH = 110_000;
/**
 * Variables that one update of their item changes, and those that it forgets: an expression has at most 4 KB. What changes
 * more is put as a whole, by the Lambda.
 */
const UPDATE_MAX_CHANGES = 200;
const UPDATE_MAX_FORGOTTEN = 100;
/** What the attributes that hold variables begin with. */
const VARIABLE = 'v#';

/** A variable in the item of its member. */
export interface PackedVariable {
    readonly v: string;
    readonly p: string;
    /** It was removed. */
    readonly r?: boolean;
    /** It is a start value. */
    readonly i?: boolean;
}

/** A member's variables, each an attribute of its own, so that they are merged without being read. */
export type StatusItem = Readonly<Record<string, unknown>> & { readonly nodeId: string; readonly time: number };

/** The attribute of a variable. Its prefix keeps names such as `__proto__` from meaning something. */
export function attributeOf(key: string): string {
    return `${VARIABLE}${key}`;
}

/** The writes that came with a batch, with their positions, by attribute, for each variable the last. */
export function writesIn(base: string, events: readonly PackedEvent[]): Record<string, PackedVariable> {
    const last: Record<string, PackedVariable> = {};
    let index = 0;
    for (const { w } of events) {
        for (const { k, v, r, i, p } of w ?? [])
            if (p === undefined)
                last[attributeOf(k)] = packedVariable(
                    { k, v, ...(r && { r }), ...(i && { i }) },
                    positionAt(base, index),
                );
        index += 1;
    }
    return last;
}

/** The writes of a report, with their positions, by attribute, for each variable the last. */
export function reportedAt(base: string, writes: readonly PackedWrite[]): Record<string, PackedVariable> {
    const last: Record<string, PackedVariable> = {};
    let index = 0;
    for (const write of writes) {
        last[attributeOf(write.k)] = packedVariable(write, positionAt(base, index));
        index += 1;
    }
    return last;
}

/** A write where it stands. */
function packedVariable({ v, r, i }: PackedWrite, position: string): PackedVariable {
    return { v, p: position, ...(r === true && { r }), ...(i === true && { i }) };
}

/** How a member's variables change: what is written, under which time, beside what stands. */
export interface StatusChange {
    readonly group: GroupKey;
    readonly nodeId: string;
    /** Milliseconds since 1970. */
    readonly time: number;
    readonly status: StatusItem | null | undefined;
    readonly writes: Readonly<Record<string, PackedVariable>>;
}

/** When the variables that were written at `time` (milliseconds) may be deleted, seconds since 1970. */
export function statusTtl(time: number): number {
    return deletableAfter(time) + KEPT_S;
}

/** Whether it is more than one update takes. */
export function isLargeChange({ status, writes }: Pick<StatusChange, 'status' | 'writes'>): boolean {
    return Object.keys(writes).length > UPDATE_MAX_CHANGES || forgottenIn(status, writes).length > UPDATE_MAX_FORGOTTEN;
}

/** The update that merges it, whether there were any variables before or not. */
export function statusUpdate({ group, nodeId, time, status, writes }: StatusChange) {
    const names: Record<string, string> = { '#time': 'time', '#ttl': 'ttl' };
    const values: Record<string, unknown> = {
        ':time': time,
        ':ttl': statusTtl(time),
        ':node': nodeId,
        ':yes': true,
    };
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
        key: statusItem(group, nodeId),
        update: `SET ${sets.join(', ')}${removed.length === 0 ? '' : ` REMOVE ${removed.join(', ')}`}`,
        names,
        values,
        condition: 'attribute_not_exists(#time) OR #time < :time',
    };
}

/** The attributes of removed variables that are too many beside what is written. */
export function forgottenIn(status: StatusChange['status'], writes: StatusChange['writes']): string[] {
    const standing = variablesIn(status).filter(({ key }) => !Object.hasOwn(writes, attributeOf(key)));
    const forgotten = forgottenRemovals([...standing, ...writtenIn(writes)], VARIABLES_MAX_LENGTH).map(({ key }) =>
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

/** A member's variables as the core knows them: without the removed ones. */
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
