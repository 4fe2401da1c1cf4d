// The one Lambda of the stack. It does what AppSync's resolvers cannot, with the core's use cases.
import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { deriveDomain } from '../../src/core/derived-domain';
import { createGroup, dissolveGroup } from '../../src/core/groups';
import { leaveGroup, publishMembers } from '../../src/core/members';
import type { WritingParts } from '../../src/core/parts';
import { isoTime } from '../../src/core/platform';
import type { GroupKey } from '../../src/core/records';
import { carriedWrites, pushedReports } from '../../src/core/reports';
import { Supervision } from '../../src/core/supervision';
import { batchMessage, statusMessage, statusShape } from '../../src/core/wire-shapes';
import { MeshError } from '../../src/wire/errors';
import type { MeshMessage, NodeStatus } from '../../src/wire/types';
import { isTooLarge } from '../message-limit';
import { lastPosition } from '../table/batch';
import { eventRecords } from '../table/records';
import { shapesOfReport } from '../table/report';
import type { Command, CommandResult, Entered, FinishBatch, FinishedBatch, FinishReport } from '../command';
import { environmentOf } from './environment';
import { groupStore } from './groups';
import { LateWrites } from './late-writes';
import { Members } from './members';
import { publishTo } from './publish';
import { splitMessage } from './split-message';
import { Table } from './table';

const { table: tableName, url, secret, settings } = environmentOf(process.env);
const dynamo = new DynamoDBClient({ maxAttempts: 6 });
const { region, credentials, sha256 } = dynamo.config;
const client = DynamoDBDocumentClient.from(dynamo, { marshallOptions: { removeUndefinedValues: true } });
const table = new Table(client, tableName);
const members = new Members(table);
const lateWrites = new LateWrites({ table, members, ttlMs: settings.eventTtlSeconds * 1000 });
const clock = { now: Date.now };
/** Pushes a message to the subscribers of a group. */
const publish = publishTo({ url, region, credentials, sha256 });

/** The dependencies of a use case. Its messages go to `publisher`. */
function partsWith(publisher: WritingParts['publisher']): WritingParts {
    return {
        store: {
            ...groupStore(table),
            removeNode: (key, nodeId, now) => members.removeNode(key, nodeId, now),
            memberList: (key, now) => members.memberList(key, now),
        },
        clock,
        publisher,
        settings,
        newId: () => randomBytes(16).toString('hex'),
        deriveDomain: async (address) => deriveDomain(address, secret),
        supervision: new Supervision(),
    };
}

/** AppSync itself pushes the answers of these use cases. */
const silentParts = partsWith({ publish: () => undefined });

/** Runs a use case, then pushes its lists of members, which changed because of this node. @throws what it throws */
async function publishing<Result>(nodeId: string, useCase: (parts: WritingParts) => Promise<Result>): Promise<Result> {
    const messages: { readonly key: GroupKey; readonly message: MeshMessage }[] = [];
    const result = await useCase(partsWith({ publish: (key, message) => void messages.push({ key, message }) }));
    for (const { key, message } of messages) {
        // Today's editors expect one of the three payloads in every message, so there is an empty report too.
        const report = { nodeId, timestamp: isoTime(clock.now()), variables: [] };
        await publish(key, { ...message, nodeStatus: statusShape(key, report, []) });
    }
    return result;
}

async function finishEntry({
    node,
    left,
    isLost,
}: Extract<Command, { readonly command: 'finishEntry' }>): Promise<Entered> {
    const isNew = !isLost || (await members.enter(node, left, clock.now()));
    const changed = left === null ? [node.group] : [node.group, left];
    try {
        for (const key of isNew ? changed : [])
            await publishing(node.id, (parts) => publishMembers(parts, key, clock.now()));
    } catch (error) {
        // The node is a member nevertheless: pollers see it, and subscribers with the next change.
        logError('members-not-published', error);
    }
    const found = isLost ? await members.find(node.group, node.id, clock.now()) : null;
    return found && { isNew, ...found };
}

/** Pushes reports to old subscribers. The others learn the values elsewhere, so `changed` is empty. */
async function publishReports(key: GroupKey, reports: readonly NodeStatus[]): Promise<void> {
    for (const report of reports) await publish(key, statusMessage(key, { ...report, changed: [] }));
}

async function finishBatch(command: FinishBatch): Promise<FinishedBatch> {
    const { group, nodeId, again, isKept, isRecorded } = command;
    const key = { id: group.id, domain: group.domain };
    const late = again === 'late' ? command.batch : null;
    const batch =
        again === null
            ? command.batch
            : await lateWrites.takeBatch({ key, nodeId, items: command.items, isKept, late });
    const events = eventRecords({ ...batch, nodeId, recordedAt: isoTime(batch.time) });
    const message = batchMessage(key, nodeId, events, batch.time);
    const isPublished = events.length > 0 && isTooLarge(message);
    // AppSync pushes fired events whether somebody listens or not.
    if (events.length === 0 || (isRecorded && !(await members.hasListener(key, clock.now()))))
        return { batch, isPublished };
    const reports = group.old === true ? pushedReports(group, nodeId, carriedWrites(events)) : [];
    try {
        await publishReports(
            key,
            reports.filter(({ data }) => data.length > 0),
        );
        for (const part of isRecorded || isPublished ? splitMessage(message) : []) await publish(key, part);
    } catch (error) {
        // Pollers have the batch, subscribers do not: its sender sends it again, and it is published again.
        logError('publish-failed', error);
        await lateWrites.forgetBatch(key, nodeId, lastPosition(batch));
        const sentence = 'The batch could not be pushed to all members. Send it again in a moment.';
        throw new MeshError('LimitExceeded', sentence, { code: 'busy' });
    }
    return { batch, isPublished };
}

async function finishReport({ group, nodeId, report, again, items }: FinishReport) {
    const key = { id: group.id, domain: group.domain };
    const late = again === 'late' ? report : null;
    const taken = again === null ? report : await lateWrites.takeReport({ key, nodeId, items, late });
    // Start values have a time of their own. AppSync pushes the last report, which is the answer.
    if (group.old === true) await publishReports(key, shapesOfReport(group, nodeId, taken).pushed.slice(0, -1));
    return taken;
}

async function perform(command: Command): Promise<unknown> {
    switch (command.command) {
        case 'createDomain':
            return deriveDomain(command.address, secret);
        case 'createGroup':
            return createGroup(silentParts, command.args);
        case 'dissolveGroup':
            return dissolveGroup(silentParts, command.args);
        case 'leaveGroup':
            return publishing(command.args.nodeId, (parts) => leaveGroup(parts, command.args));
        case 'finishEntry':
            return finishEntry(command);
        case 'stay':
            await members.stay(command.node, clock.now());
            return null;
        case 'finishBatch':
            return finishBatch(command);
        case 'finishReport':
            return finishReport(command);
    }
}

function logError(event: string, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    process.stdout.write(`${JSON.stringify({ level: 'error', event, message })}\n`);
}

/** AppSync invokes this. A refusal is an answer; other errors reject. */
export async function handler(command: Command): Promise<CommandResult> {
    try {
        return { value: await perform(command) };
    } catch (error) {
        if (error instanceof MeshError) {
            const { errorType, message, reason } = error;
            return { refused: { errorType, message, reason } };
        }
        logError(`${command.command}-failed`, error);
        throw error;
    }
}
