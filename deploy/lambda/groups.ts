import * as v from 'valibot';
import type { WritingStore } from '../../src/core/parts';
import { endOf, isAlive } from '../../src/core/group-life';
import { GROUP_ENDS, type GroupEnd, type GroupKey, type GroupRecord } from '../../src/core/records';
import { deletableAfter } from '../table/expiry';
import {
    ALL_NAMES,
    BY_DOMAIN,
    BY_NAME,
    domainPartition,
    groupItem,
    hostItem,
    part,
    TTL_ATTRIBUTE,
    type ItemKey,
} from '../table/keys';
import type { Condition, Update } from '../table/writes';
import { untilDone } from './retry';
import type { Table } from './table';

/** A group's item. */
const GROUP = v.object({
    id: v.string(),
    domain: v.string(),
    name: v.string(),
    hostId: v.string(),
    createdAt: v.number(),
    expiresAt: v.number(),
    aliveUntil: v.number(),
    useWebSocket: v.boolean(),
    /** How it ended. */
    ended: v.optional(v.picklist(GROUP_ENDS)),
});
/** The item that names the group of a host. */
const HOST = v.object({ groupId: v.string() });

/** Digits of a time in milliseconds, so that times sort as text: enough until the year 33658. */
const TIME_DIGITS = 15;
/** The attributes by which the indexes list a group. */
const LISTED = [BY_DOMAIN.partition, BY_DOMAIN.sort, BY_NAME.partition].join(', ');

/**
 * Ends a group: it leaves all lists. Its item stays until its TTL, so that whoever asks for the group learns how it ended.
 */
function endUpdate(key: GroupKey, end: GroupEnd, condition: Condition): Update {
    return {
        kind: 'update',
        key: groupItem(key),
        update: `SET #ended = :end, aliveUntil = :gone REMOVE ${LISTED}`,
        condition: condition.expression,
        names: { '#ended': 'ended' },
        values: { ':end': end, ':gone': 0, ...condition.values },
    };
}

/** The part of the store that keeps groups. */
export function groupStore(table: Table): Pick<WritingStore, 'createGroup' | 'readGroup' | 'endOf' | 'removeGroup'> {
    const read = (key: GroupKey) => readItem(table, GROUP, groupItem(key));

    return {
        /** Of two requests at once for one host, both get the same group. */
        createGroup: (record, now) =>
            untilDone(record, async () => {
                const host = await readItem(table, HOST, hostItem(record));
                const before = host && (await read({ id: host.groupId, domain: record.domain }));
                if (before && isAlive(before, now)) return { result: before };
                const ttl = deletableAfter(record.expiresAt);
                const isOver = { expression: 'aliveUntil <= :now', values: { ':now': now } };
                const writes = [
                    {
                        kind: 'put',
                        item: { ...hostItem(record), groupId: record.id, [TTL_ATTRIBUTE]: ttl },
                        condition: host
                            ? { expression: 'groupId = :group', values: { ':group': host.groupId } }
                            : { expression: 'attribute_not_exists(pk)' },
                    },
                    {
                        kind: 'put',
                        item: { ...groupItem(record), ...indexKeys(record), ...record, [TTL_ATTRIBUTE]: ttl },
                        condition: { ...isOver, expression: `attribute_not_exists(pk) OR ${isOver.expression}` },
                    },
                ] as const;
                const isOther = before && before.id !== record.id;
                return table.transact(
                    [...writes, ...(isOther ? [endUpdate(before, endOf(before), isOver)] : [])],
                    record,
                );
            }),

        async readGroup(key, now) {
            const group = await read(key);
            return group && isAlive(group, now) ? group : undefined;
        },

        async endOf(key, now) {
            const group = await read(key);
            return group === undefined || isAlive(group, now) ? null : (group.ended ?? endOf(group));
        },

        async removeGroup(key) {
            const group = await read(key);
            if (group === undefined) return;
            const isUnended = { expression: 'attribute_exists(pk) AND attribute_not_exists(#ended)' };
            await untilDone(key, () => table.write(endUpdate(key, 'group-ended', isUnended)));
            // If this is never reached, the next group of the host replaces the item.
            const isItsGroup = { expression: 'groupId = :group', values: { ':group': key.id } };
            await untilDone(key, () => table.write({ kind: 'delete', key: hostItem(group), condition: isItsGroup }));
        },
    };
}

/** An item by its schema; undefined if there is none. @throws {Error} if another program wrote it */
async function readItem<Read>(
    table: Table,
    schema: v.GenericSchema<unknown, Read>,
    key: ItemKey,
): Promise<Read | undefined> {
    const item = await table.get(key);
    if (item === undefined) return undefined;
    const { success, output, issues } = v.safeParse(schema, item);
    if (success) return output;
    throw new Error(
        `The item ${key.pk} / ${key.sk} has no ${v.getDotPath(issues[0]) ?? ''} in the form that the mesh writes. ` +
            'Use a table that only the mesh writes to.',
    );
}

/** The keys of a group in the indexes. */
function indexKeys({ id, domain, createdAt }: GroupRecord): Record<string, string> {
    return {
        [BY_DOMAIN.partition]: domainPartition(domain),
        [BY_DOMAIN.sort]: `${String(createdAt).padStart(TIME_DIGITS, '0')}#${part(id)}`,
        [BY_NAME.partition]: ALL_NAMES,
    };
}
