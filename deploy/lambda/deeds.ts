import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { deriveDomain } from '../../src/core/derived-domain';
import { recordEvents } from '../../src/core/events';
import { createGroup, dissolveGroup } from '../../src/core/groups';
import { leaveGroup, publishMembers } from '../../src/core/members';
import type { WritingParts } from '../../src/core/parts';
import type { Publisher } from '../../src/core/publisher';
import type { GroupKey, NodeRecord } from '../../src/core/records';
import type { MeshSettings } from '../../src/core/settings';
import { Supervision } from '../../src/core/supervision';
import { MeshError } from '../../src/wire/errors';
import type { MeshMessage, MutationRecordEventsByNodeArgs } from '../../src/wire/types';
import { TimedStore } from '../../src/store/timed';
import type { Deed, Outcome } from './deed';
import { partsOf } from './parts';

/** What the deeds are made of. */
export interface DeedParts {
    readonly client: DynamoDBDocumentClient;
    readonly table: string;
    readonly settings: MeshSettings;
    readonly secret: string;
    readonly clock: { now(): number };
    readonly newId: () => string;
    /** Has the subscribers of a group told. */
    readonly tell: (key: GroupKey, message: MeshMessage) => Promise<void>;
    readonly log: (line: Readonly<Record<string, unknown>>) => void;
}

const EVERYBODY = { isPushed: true, isOld: true };

/** Everything that the Lambda does. */
export function createDeeds({ client, table, settings, secret, clock, newId, tell, log }: DeedParts) {
    const { eventTtlSeconds } = settings;
    const store = new TimedStore({ client, table, eventTtlSeconds, clock: () => clock.now() });

    async function tellAll(key: GroupKey, message: MeshMessage): Promise<void> {
        for (const part of partsOf(message)) await tell(key, part);
    }

    /** Runs a use case, then tells what it has to tell. @throws what it throws */
    async function told<Result>(nodeId: string, useCase: (parts: WritingParts) => Promise<Result>): Promise<Result> {
        const messages: { readonly key: GroupKey; readonly message: MeshMessage; readonly forOld: boolean }[] = [];
        const publisher: Publisher = {
            publish(key, message, audience) {
                // AppSync itself pushes the answer of dissolveGroup.
                if (message.groupDissolve) return;
                const forOld = audience === 'without-event-data';
                messages.push({ key, message: forOld ? withoutChanges(message) : message, forOld });
            },
        };
        const parts: WritingParts = {
            store,
            clock,
            publisher,
            settings,
            newId,
            deriveDomain: async (address) => deriveDomain(address, secret),
            supervision: new Supervision(),
        };
        const result = await useCase(parts);
        for (const { key, message, forOld } of messages) {
            // A message is paid whether somebody hears it or not. Comings and goings are few.
            const { isPushed, isOld } = message.members ? EVERYBODY : await store.listeners(key, clock.now());
            if (isPushed && (isOld || !forOld)) await tellAll(key, withPayload(key, message, nodeId));
        }
        return result;
    }

    /** Today's editors expect one of the three payloads in every message: a list of members comes with an empty report. */
    function withPayload(key: GroupKey, message: MeshMessage, nodeId: string): MeshMessage {
        if (message.members === undefined || message.members === null || message.nodeStatus) return message;
        const timestamp = new Date(clock.now()).toISOString();
        return {
            ...message,
            nodeStatus: { nodeId, groupId: key.id, domain: key.domain, timestamp, data: [], changed: [] },
        };
    }

    async function record(args: MutationRecordEventsByNodeArgs): Promise<unknown> {
        const key = { id: args.groupId, domain: args.domain };
        let position: string | null = null;
        try {
            return await told(args.nodeId, async (parts) => {
                const result = await recordEvents(parts, args);
                position = result.position ?? null;
                if (result.refused) log({ level: 'warn', event: 'items-refused', count: result.refused.length });
                return result;
            });
        } catch (error) {
            if (position === null) throw error;
            // Pollers have it, subscribers have not: it is sent again, and told again.
            log({ level: 'error', event: 'publish-failed', message: messageOf(error) });
            await store.batches.forget(key, args.nodeId, position);
            throw new MeshError(
                'LimitExceeded',
                'The batch could not be told to all members. Send it again in a moment.',
                { code: 'busy' },
            );
        }
    }

    async function enter(node: NodeRecord, left: GroupKey | null): Promise<unknown> {
        const isNew = await store.members.enter(node, clock.now());
        if (left !== null) await store.removeNode(left, node.id, clock.now());
        return { isNew, ...(await store.members.find(node.group, node.id, clock.now())) };
    }

    async function perform(deed: Deed): Promise<unknown> {
        switch (deed.deed) {
            case 'createDomain':
                return deriveDomain(deed.address, secret);
            case 'createGroup':
                return told('', (parts) => createGroup(parts, deed.args));
            case 'dissolveGroup':
                return told('', (parts) => dissolveGroup(parts, deed.args));
            case 'leaveGroup':
                return told(deed.args.nodeId, (parts) => leaveGroup(parts, deed.args));
            case 'recordEventsByNode':
                return record(deed.args);
            case 'enter':
                return enter(deed.node, deed.left);
            case 'stay':
                await store.stay(deed.node, clock.now());
                return null;
            case 'keepBatch': {
                const { before, ...taken } = await store.batches.take(deed);
                return { ...taken, sent: before.length };
            }
            case 'keepReport':
                return store.reports.take(deed);
            case 'tellMembers':
                for (const key of deed.groups) {
                    const messages: MeshMessage[] = [];
                    const publisher: Publisher = { publish: (_key, message) => messages.push(message) };
                    await publishMembers({ store, publisher }, key, clock.now());
                    for (const message of messages) await tell(key, withPayload(key, message, deed.nodeId));
                }
                return null;
            case 'tellBatch':
                try {
                    await tellAll(deed.group, deed.message);
                } catch (error) {
                    log({ level: 'error', event: 'publish-failed', message: messageOf(error) });
                    const last = deed.message.batchEvent?.events.at(-1);
                    if (last) await store.batches.forget(deed.group, last.firedByNodeId, last.cursor ?? '');
                    throw new MeshError('LimitExceeded', 'The batch could not be told to all members.', {
                        code: 'busy',
                    });
                }
                return null;
            case 'tellReports': {
                const { group, nodeId, reports } = deed;
                const place = { groupId: group.id, domain: group.domain };
                for (const { timestamp, data } of reports) {
                    const nodeStatus = { nodeId, ...place, timestamp, data: [...data], changed: [] };
                    await tell(group, { ...place, nodeStatus });
                }
                return null;
            }
        }
    }

    return {
        /** Never rejects for a refusal: that is an answer. */
        async run(deed: Deed): Promise<Outcome> {
            try {
                return { value: await perform(deed) };
            } catch (error) {
                if (error instanceof MeshError) {
                    const { errorType, message, reason } = error;
                    return { refused: { errorType, message, reason } };
                }
                log({ level: 'error', event: 'failed', deed: deed.deed, message: messageOf(error) });
                throw error;
            }
        },
    };
}

function withoutChanges(message: MeshMessage): MeshMessage {
    return message.nodeStatus ? { ...message, nodeStatus: { ...message.nodeStatus, changed: [] } } : message;
}

function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
