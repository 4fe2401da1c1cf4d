import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { shareRefusal } from '../core/fair-share';
import type { EventRecord, GroupKey, NewEvent, StatusRecord, VariableWrite } from '../core/records';
import { resumeGraceMs, type MeshSettings } from '../core/settings';
import type { Appended, Page, RefusedPlace, Store } from '../core/store';
import { MeshError } from '../wire/errors';
import { Commits } from './dynamodb/commit';
import { batchItem, sentItem } from './dynamodb/event-items';
import { EventLog } from './dynamodb/event-log';
import { Order, unmoved } from './dynamodb/group-head';
import { Groups } from './dynamodb/groups';
import { groupItem } from './dynamodb/keys';
import { KnownGroups } from './dynamodb/known-groups';
import { variablesItem } from './dynamodb/member-items';
import { Members } from './dynamodb/members';
import { Table, type Write } from './dynamodb/table';
import { loadOf } from './event-bytes';

/** What a DynamoDB store is told. */
export interface DynamoStoreOptions extends Pick<MeshSettings, 'eventTtlSeconds' | 'pollingIntervalSeconds'> {
    readonly client: DynamoDBDocumentClient;
    /** The table's name. Its keys and indexes are those of `tableDefinition`. */
    readonly table: string;
}

/** A Store that tells besides how much this process has to do with. */
export interface DynamoStore extends Store {
    /** Groups and members that this process has dealt with and that live, as far as it knows. */
    counts(): { readonly groups: number; readonly members: number };
    /** Writes that were tried again because another process was faster, since the start. */
    lostTries(): number;
}

/**
 * The Store in one table of DynamoDB, shared by any number of processes. What takes a place in a group's order is one
 * transaction that moves the group's item on: so nothing ever becomes visible behind a position that was read.
 */
export function createDynamoStore(options: DynamoStoreOptions): DynamoStore {
    const table = new Table(options.client, options.table);
    const commits = new Commits();
    const groups = new Groups(table);
    const members = new Members(table, groups, commits);
    const log = new EventLog(table, options.eventTtlSeconds * 1000, resumeGraceMs(options));
    const known = new KnownGroups(groups, members);

    function writeVariables(key: GroupKey, nodeId: string, writes: readonly VariableWrite[], now: number) {
        return commits.run(key, async () => {
            const { head, row, variables } = await members.present(key, nodeId, now);
            const order = new Order(head);
            if (writes.length === 0) variables.touch(now);
            const result = variables.report(writes, () => order.next(now), now);
            const moved =
                result.written.length === 0
                    ? table.requiring(groupItem(key), unmoved(head))
                    : table.changing(groupItem(key), order.after(head, { writesPosition: order.position }));
            const written = await table.transact([moved, table.putting(variablesItem(row, variables, now))]);
            return written ? { result } : null;
        });
    }

    function append(key: GroupKey, nodeId: string, events: readonly NewEvent[], now: number): Promise<Appended> {
        return commits.run(key, async () => {
            const { head, row, variables } = await members.present(key, nodeId, now);
            const { positions: seen, held: heldBefore } = await log.sent(key, nodeId, now);
            const order = new Order(head);
            const held: EventRecord[] = [];
            const added: EventRecord[] = [];
            const refused: RefusedPlace[] = [];
            for (const [index, event] of events.entries()) {
                const earlier = event.orderKey === null ? undefined : seen.get(event.orderKey);
                if (earlier !== undefined) {
                    const taken = added.find(({ position }) => position === earlier);
                    const record = taken ?? (await log.at(key, earlier, now));
                    if (record !== undefined) held.push(record);
                    continue;
                }
                const refusal = variables.refusal(event.writes);
                if (refusal !== null) {
                    refused.push({ index, ...refusal });
                    continue;
                }
                const position = order.next(now);
                if (event.orderKey !== null) seen.set(event.orderKey, position);
                const record: EventRecord = {
                    name: event.name,
                    payload: event.payload,
                    firedAt: event.firedAt,
                    orderKey: event.orderKey,
                    firedByNodeId: nodeId,
                    recordedAt: order.isoTime,
                    position,
                    variables: variables.carry(event.writes, position, now),
                };
                added.push(record);
                held.push(record);
            }
            const result = { events: held, added, refused };
            if (added.length === 0) return { result };
            const load = loadOf(added);
            const refusal = shareRefusal(heldBefore, load, now);
            if (refusal !== null) throw new MeshError('LimitExceeded', refusal.message, refusal.reason);
            const carries = added.some((event) => event.variables.length > 0);
            const moved = order.after(head, carries ? { writesPosition: order.position } : {});
            const batch = { nodeId, events: added, expiresAt: log.expiresAt(now) };
            const all: Write[] = [
                table.changing(groupItem(key), moved),
                table.putting(batchItem(key, batch)),
                table.putting(sentItem(key, batch, load, now)),
                ...(carries ? [table.putting(variablesItem(row, variables, now))] : []),
            ];
            return (await table.transact(all)) ? { result } : null;
        });
    }

    return {
        counts: () => known.counts(),
        lostTries: () => commits.lost,

        async createGroup(record, now) {
            const group = await groups.create(record, now);
            known.noteGroup(group);
            return group;
        },
        readGroup: (key, now) => groups.read(key, now),
        endOf: (key, now) => groups.endOf(key, now),
        extendGroup: (key, aliveUntil, expiresAt) => groups.extend(key, aliveUntil, expiresAt),
        async removeGroup(key) {
            await groups.dissolve(key);
            known.forget(key);
        },
        listGroups: (domain, now) => groups.list(domain, now),
        searchGroups: (namePrefix, limit, now) => groups.search(namePrefix, limit, now),

        async putNode(node, now) {
            const isNew = await members.put(node, now);
            known.noteNode(node);
            return isNew;
        },
        async readNode(key, nodeId, now) {
            return (await members.read(key, nodeId, now))?.row.record;
        },
        async removeNode(key, nodeId) {
            known.forgetNode(key, nodeId);
            return members.remove(key, nodeId);
        },
        async listNodes(key, now) {
            await groups.head(key, now);
            return (await members.living(key, now)).map(({ row }) => row.record);
        },
        async memberList(key, now) {
            return members.list(key, await groups.head(key, now), now);
        },
        findNode: (nodeId, now) => members.findNode(nodeId, now),

        writeVariables,
        async readStatus(key, nodeId, now) {
            return (await members.read(key, nodeId, now))?.variables.status();
        },
        async listStatuses(key, now) {
            await groups.head(key, now);
            return members.statuses(key, now);
        },

        append,
        async readSince(key, since, limit, now): Promise<Page> {
            // First the order, then what is in it: whatever the head tells of is there.
            const head = await groups.head(key, now);
            const { events, more, missed } = await log.after(key, since, head.position, limit, now);
            const last = events[events.length - 1];
            const position = more && last !== undefined ? last.position : head.position;
            const changed = head.writesPosition > since.position || head.membersPosition > since.position;
            const living = changed ? await members.living(key, now) : [];
            const changes = living.flatMap(
                ({ variables }): StatusRecord | [] => variables.changes(since.position, position) ?? [],
            );
            const list = { ids: living.map(({ row }) => row.record.id), position: head.membersPosition };
            return {
                events,
                more,
                position,
                changes,
                members: head.membersPosition > since.position ? list : null,
                missed,
            };
        },
        async readEventsSince(key, since, limit, now) {
            const { position } = await groups.head(key, now);
            return (await log.after(key, { position: since, resumes: false }, position, limit, now)).events;
        },
        async lastPosition(key, now) {
            return (await groups.head(key, now)).position;
        },

        sweep: (now) => known.sweep(now),
    };
}
