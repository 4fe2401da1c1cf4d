import { endOf, groupGone, isAlive, isGroupEnd } from '../../core/group-life';
import type { GroupEnd, GroupKey, GroupRecord } from '../../core/records';
import { textOf } from './attributes';
import { groupOf, headOf, newGroupItem, deletableAfter, type Head } from './group-head';
import { ALL_NAMES, BY_DOMAIN, BY_NAME, domainPartition, groupItem, hostItem, TTL_ATTRIBUTE } from './keys';
import type { Change, Expression, Item, Table } from './table';

/** Tries of creating a group: each is lost only to somebody who created one for the same host. */
const CREATE_TRIES = 5;

/** How a group ended; its item has it from then on. */
const ENDED = 'ended';
/** The attributes by which a group stands in lists. */
const LISTED = [BY_DOMAIN.partition, BY_DOMAIN.sort, BY_NAME.partition].join(', ');

/**
 * How a group's item goes on when the group has ended: in no list, and until its TTL, so that whoever asks for the group is
 * told how it ended. Its order is at no place any more: who writes just now does not find it where it was.
 */
function ending(end: GroupEnd, condition: string): Change {
    return {
        update: `SET #ended = :end, aliveUntil = :gone, #sequence = :nowhere REMOVE ${LISTED}`,
        condition,
        names: { '#ended': ENDED, '#sequence': 'sequence' },
        values: { ':end': end, ':gone': 0, ':nowhere': -1 },
    };
}

/** The same of one that nobody dissolved. */
function endingOver(end: GroupEnd, now: number): Change {
    const { values, ...rest } = ending(end, 'aliveUntil <= :now');
    return { ...rest, values: { ...values, ':now': now } };
}

function howEnded(item: Item | undefined, now: number): GroupEnd | null {
    if (item === undefined || isAlive(groupOf(item), now)) return null;
    const end = item[ENDED];
    return isGroupEnd(end) ? end : endOf(groupOf(item));
}

/** The groups in the table. */
export class Groups {
    public constructor(private readonly table: Table) {}

    /** Stores the group, or returns the living one of the same host and domain. Of two racers both get the same. */
    public async create(record: GroupRecord, now: number): Promise<GroupRecord> {
        for (let tries = 0; tries < CREATE_TRIES; tries += 1) {
            const host = await this.table.get(hostItem(record));
            const before = host === undefined ? undefined : await this.ofHost(host, record.domain);
            if (before !== undefined && isAlive(before, now)) return before;
            const unchanged: Expression =
                host === undefined
                    ? { expression: 'attribute_not_exists(pk)' }
                    : { expression: 'groupId = :group', values: { ':group': textOf(host, 'groupId') } };
            const hostOf = {
                ...hostItem(record),
                groupId: record.id,
                [TTL_ATTRIBUTE]: deletableAfter(record.expiresAt),
            };
            const gone: Expression = {
                expression: 'attribute_not_exists(pk) OR aliveUntil <= :now',
                values: { ':now': now },
            };
            const isOther = before !== undefined && before.id !== record.id;
            const created = await this.table.transact([
                this.table.putting(hostOf, unchanged),
                this.table.putting(newGroupItem(record), gone),
                ...(isOther ? [this.table.changing(groupItem(before), endingOver(endOf(before), now))] : []),
            ]);
            if (created) return record;
        }
        throw new Error(`The group of host ${record.hostId} could not be created: others changed it at the same time.`);
    }

    /** A living group and its order. @throws {MeshError} GroupNotFound, with how it ended */
    public async head(key: GroupKey, now: number): Promise<Head> {
        const item = await this.table.get(groupItem(key));
        const head = item === undefined ? undefined : headOf(item);
        if (head === undefined || !isAlive(head.record, now)) throw groupGone(key, howEnded(item, now));
        return head;
    }

    public async read(key: GroupKey, now: number): Promise<GroupRecord | undefined> {
        const item = await this.table.get(groupItem(key));
        const group = item === undefined ? undefined : groupOf(item);
        return group !== undefined && isAlive(group, now) ? group : undefined;
    }

    /** How a group ended, for as long as the table holds its item; null: it holds none, or the group lives. */
    public async endOf(key: GroupKey, now: number): Promise<GroupEnd | null> {
        return howEnded(await this.table.get(groupItem(key)), now);
    }

    /** Several groups at once; undefined for those that are gone. */
    public async readAll(keys: readonly GroupKey[], now: number): Promise<(Head | undefined)[]> {
        const items = await this.table.getAll(keys.map(groupItem));
        return items.map((item) => {
            const head = item === undefined ? undefined : headOf(item);
            return head !== undefined && isAlive(head.record, now) ? head : undefined;
        });
    }

    public async extend(key: GroupKey, aliveUntil: number, expiresAt?: number): Promise<void> {
        const end =
            expiresAt === undefined
                ? { update: '', values: {} }
                : {
                      update: ', expiresAt = :expiresAt, #ttl = :ttl',
                      values: { ':expiresAt': expiresAt, ':ttl': deletableAfter(expiresAt) },
                  };
        await this.table.update(groupItem(key), {
            update: `SET aliveUntil = :aliveUntil${end.update}`,
            condition: 'attribute_exists(pk) AND attribute_not_exists(#ended)',
            names: { '#ended': ENDED, ...(expiresAt !== undefined && { '#ttl': TTL_ATTRIBUTE }) },
            values: { ':aliveUntil': aliveUntil, ...end.values },
        });
    }

    /** Ends a group that its host dissolves. */
    public async dissolve(key: GroupKey): Promise<void> {
        const item = await this.table.get(groupItem(key));
        if (item === undefined) return;
        const { hostId, domain } = groupOf(item);
        await this.table.update(
            groupItem(key),
            ending('group-ended', 'attribute_exists(pk) AND attribute_not_exists(#ended)'),
        );
        // If this is not reached, the next group of the host replaces it.
        await this.table.remove(hostItem({ hostId, domain }), {
            expression: 'groupId = :group',
            values: { ':group': key.id },
        });
    }

    /** Takes a group that is over from every list; how it ended, null where the table knows it no more. */
    public async sweep(key: GroupKey, now: number): Promise<GroupEnd | null> {
        const end = await this.endOf(key, now);
        if (end !== null) await this.table.update(groupItem(key), endingOver(end, now));
        return end;
    }

    public async list(domain: string, now: number): Promise<GroupRecord[]> {
        const groups: GroupRecord[] = [];
        for await (const item of this.table.queryIndex(BY_DOMAIN, domainPartition(domain))) {
            const group = groupOf(item);
            if (isAlive(group, now)) groups.push(group);
        }
        return groups;
    }

    public async search(namePrefix: string, limit: number, now: number): Promise<GroupRecord[]> {
        const groups: GroupRecord[] = [];
        for await (const item of this.table.queryIndex(BY_NAME, ALL_NAMES, namePrefix)) {
            if (groups.length >= limit) break;
            const group = groupOf(item);
            if (isAlive(group, now)) groups.push(group);
        }
        return groups;
    }

    private async ofHost(host: Item, domain: string): Promise<GroupRecord | undefined> {
        const item = await this.table.get(groupItem({ id: textOf(host, 'groupId'), domain }));
        return item === undefined ? undefined : groupOf(item);
    }
}
