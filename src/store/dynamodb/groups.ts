import { endOf, isAlive, isGroupEnd } from '../../core/group-life';
import type { GroupEnd, GroupKey, GroupRecord } from '../../core/records';
import { textOf } from './attributes';
import { deletableAfter, groupOf, newGroupItem } from './group-item';
import { BY_DOMAIN, BY_NAME, groupItem, hostItem, TTL_ATTRIBUTE } from './keys';
import type { Change, Expression, Item, Table } from './table';

/** Tries of creating a group: each is lost only to somebody who created one for the same host. */
const CREATE_TRIES = 5;

/** How a group ended; its item has it from then on. */
const ENDED = 'ended';
/** The attributes by which a group stands in lists. */
const LISTED = [BY_DOMAIN.partition, BY_DOMAIN.sort, BY_NAME.partition].join(', ');

/**
 * What becomes of a group's item when the group has ended: it is in no list, and stays until its TTL, so that whoever asks
 * for the group hears how it ended.
 */
function ending(end: GroupEnd, condition: string): Change {
    return {
        update: `SET #ended = :end, aliveUntil = :gone REMOVE ${LISTED}`,
        condition,
        names: { '#ended': ENDED },
        values: { ':end': end, ':gone': 0 },
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

    public async read(key: GroupKey, now: number): Promise<GroupRecord | undefined> {
        const item = await this.table.get(groupItem(key));
        const group = item === undefined ? undefined : groupOf(item);
        return group !== undefined && isAlive(group, now) ? group : undefined;
    }

    /** How a group ended, for as long as the table holds its item; null: it holds none, or the group lives. */
    public async endOf(key: GroupKey, now: number): Promise<GroupEnd | null> {
        return howEnded(await this.table.get(groupItem(key)), now);
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

    private async ofHost(host: Item, domain: string): Promise<GroupRecord | undefined> {
        const item = await this.table.get(groupItem({ id: textOf(host, 'groupId'), domain }));
        return item === undefined ? undefined : groupOf(item);
    }
}
