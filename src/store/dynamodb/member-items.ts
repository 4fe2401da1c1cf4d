import type { NodeRecord, VariableRecord } from '../../core/records';
import { MemberVariables } from '../member-variables';
import { flagOf, ForeignItemError, numberOf, textOf } from './attributes';
import { deletableAfter } from './group-head';
import { nodeItem, statusItem, TTL_ATTRIBUTE, type ItemKey } from './keys';
import type { Item } from './table';

/**
 * Bytes of the names and values of one member's variables: with what is kept beside each, removed ones included, its item
 * stays below the 400 KB that DynamoDB takes.
 */
const VARIABLES_MAX_BYTES = 300_000;

/** A member, and where in the group's order it joined: members are listed in that order. */
export interface NodeRow {
    readonly record: NodeRecord;
    readonly joined: string;
}

/** The item of a member. */
export function nodeRowItem({ record, joined }: NodeRow): ItemKey & Item {
    const { id, group, aliveUntil, useWebSocket } = record;
    return {
        ...nodeItem(group, id),
        nodeId: id,
        groupId: group.id,
        domain: group.domain,
        aliveUntil,
        useWebSocket,
        joined,
        [TTL_ATTRIBUTE]: deletableAfter(aliveUntil),
    };
}

/** A member's item, read. @throws {ForeignItemError} */
export function nodeRowOf(item: Item): NodeRow {
    return {
        record: {
            id: textOf(item, 'nodeId'),
            group: { id: textOf(item, 'groupId'), domain: textOf(item, 'domain') },
            aliveUntil: numberOf(item, 'aliveUntil'),
            useWebSocket: flagOf(item, 'useWebSocket'),
        },
        joined: textOf(item, 'joined'),
    };
}

/** The item of a member's variables. */
export function variablesItem({ record }: NodeRow, variables: MemberVariables, now: number): ItemKey & Item {
    const {
        variables: all,
        updatedAt,
        carriedUpTo,
    } = variables.kept() ?? {
        variables: [],
        updatedAt: now,
        carriedUpTo: '',
    };
    return {
        ...statusItem(record.group, record.id),
        nodeId: record.id,
        updatedAt,
        variables: all,
        carriedUpTo,
        // A member may live on for long after it wrote last.
        [TTL_ATTRIBUTE]: deletableAfter(record.aliveUntil + DAY_MS),
    };
}
const DAY_MS = 86_400_000;

/** A member's variables; none where it has no such item. @throws {ForeignItemError} */
export function variablesOf(nodeId: string, item: Item | undefined): MemberVariables {
    if (item === undefined) return new MemberVariables(nodeId, undefined, VARIABLES_MAX_BYTES);
    const list = item['variables'];
    if (!isVariables(list)) throw new ForeignItemError(item, 'variables');
    const kept = {
        variables: list,
        updatedAt: numberOf(item, 'updatedAt'),
        carriedUpTo: textOf(item, 'carriedUpTo'),
    };
    return new MemberVariables(nodeId, kept, VARIABLES_MAX_BYTES);
}

function isVariables(list: unknown): list is readonly VariableRecord[] {
    return (
        Array.isArray(list) &&
        list.every((each: unknown) => typeof each === 'object' && each !== null && 'key' in each && 'position' in each)
    );
}
