import { groupNotFound, isAlive } from '../../core/group-life';
import type { GroupKey, GroupRecord } from '../../core/records';
import { textOf } from './attributes';
import { groupOf, headOf, newGroupItem, deletableAfter, type Head } from './group-head';
import { ALL_NAMES, BY_DOMAIN, BY_NAME, domainPartition, groupItem, hostItem, TTL_ATTRIBUTE } from './keys';
import type { Expression, Item, Table } from './table';

/** Tries of creating a group: each is lost only to somebody who created one for the same host. */
const CREATE_TRIES = 5;

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
                ...(isOther ? [this.table.removing(groupItem(before), gone)] : []),
            ]);
            if (created) return record;
        }
        throw new Error(`The group of host ${record.hostId} could not be created: others changed it at the same time.`);
    }

    /** A living group and its order. @throws {MeshError} GroupNotFound */
    public async head(key: GroupKey, now: number): Promise<Head> {
        return livingHead(key, await this.table.get(groupItem(key)), now);
    }

    public async read(key: GroupKey, now: number): Promise<GroupRecord | undefined> {
        const item = await this.table.get(groupItem(key));
        const group = item === undefined ? undefined : groupOf(item);
        return group !== undefined && isAlive(group, now) ? group : undefined;
    }

    /** Whether the table still holds a group of that key whose time is over. */
    public async hasExpired(key: GroupKey, now: number): Promise<boolean> {
        const item = await this.table.get(groupItem(key));
        return item !== undefined && !isAlive(groupOf(item), now);
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
            condition: 'attribute_exists(pk)',
            ...(expiresAt !== undefined && { names: { '#ttl': TTL_ATTRIBUTE } }),
            values: { ':aliveUntil': aliveUntil, ...end.values },
        });
    }

    public async remove(key: GroupKey): Promise<void> {
        const item = await this.table.get(groupItem(key));
        if (item === undefined) return;
        const { hostId, domain } = groupOf(item);
        await this.table.remove(groupItem(key), { expression: 'attribute_exists(pk)' });
        // If this is not reached, the next group of the host replaces it.
        await this.table.remove(hostItem({ hostId, domain }), {
            expression: 'groupId = :group',
            values: { ':group': key.id },
        });
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

/** The head of a group that lives. @throws {MeshError} GroupNotFound */
export function livingHead(key: GroupKey, item: Item | undefined, now: number): Head {
    const head = item === undefined ? undefined : headOf(item);
    if (head === undefined || !isAlive(head.record, now)) throw groupNotFound(key);
    return head;
}
