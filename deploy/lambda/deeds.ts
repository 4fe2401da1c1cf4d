import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { deriveDomain } from '../../src/core/derived-domain';
import { createGroup, dissolveGroup } from '../../src/core/groups';
import { isoTime } from '../../src/core/platform';
import { leaveGroup, publishMembers } from '../../src/core/members';
import type { WritingParts } from '../../src/core/parts';
import type { Publisher } from '../../src/core/publisher';
import type { GroupKey, NodeRecord } from '../../src/core/records';
import type { MeshSettings } from '../../src/core/settings';
import { Supervision } from '../../src/core/supervision';
import { statusMessage, statusShape } from '../../src/core/wire-shapes';
import { MeshError } from '../../src/wire/errors';
import type { MeshMessage, NodeStatus } from '../../src/wire/types';
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

/** Everything that the Lambda does. */
export function createDeeds({ client, table, settings, secret, clock, newId, tell, log }: DeedParts) {
    const { eventTtlSeconds } = settings;
    const store = new TimedStore({ client, table, eventTtlSeconds, clock: () => clock.now() });

    /** Runs a use case, then tells who is in its groups. @throws what it throws */
    async function told<Result>(nodeId: string, useCase: (parts: WritingParts) => Promise<Result>): Promise<Result> {
        const messages: { readonly key: GroupKey; readonly message: MeshMessage }[] = [];
        const publisher: Publisher = {
            publish(key, message) {
                // AppSync itself pushes the answer of dissolveGroup.
                if (!message.groupDissolve) messages.push({ key, message });
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
        for (const { key, message } of messages) await tell(key, withPayload(key, message, nodeId));
        return result;
    }

    /** Today's editors expect one of the three payloads in every message: a list of members comes with an empty report. */
    function withPayload(key: GroupKey, message: MeshMessage, nodeId: string): MeshMessage {
        const variables = { nodeId, timestamp: isoTime(clock.now()), variables: [] };
        return { ...message, nodeStatus: statusShape(key, variables, []) };
    }

    /** What others are told elsewhere says here that nothing changed. */
    async function publishReports(key: GroupKey, reports: readonly NodeStatus[]): Promise<void> {
        for (const report of reports) await tell(key, statusMessage(key, { ...report, changed: [] }));
    }

    async function publishBatch(batch: Extract<Deed, { readonly deed: 'publishBatch' }>): Promise<void> {
        const { key, nodeId, position, reports, message, onlyIfHeard } = batch;
        if (onlyIfHeard && !(await store.isPushed(key, clock.now()))) return;
        try {
            await publishReports(key, reports);
            for (const part of message === null ? [] : partsOf(message)) await tell(key, part);
        } catch (error) {
            // Pollers have it, subscribers have not: it is sent again, and told again.
            log({ level: 'error', event: 'publish-failed', message: messageOf(error) });
            await store.batches.forget(key, nodeId, position);
            const sentence = 'The batch could not be told to all members. Send it again in a moment.';
            throw new MeshError('LimitExceeded', sentence, { code: 'busy' });
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
            case 'enter':
                return enter(deed.node, deed.left);
            case 'stay':
                await store.stay(deed.node, clock.now());
                return null;
            case 'keepBatch':
                return store.batches.take(deed);
            case 'keepReport':
                return store.reports.take(deed);
            case 'tellMembers':
                for (const key of deed.groups)
                    await told(deed.nodeId, (parts) => publishMembers(parts, key, clock.now()));
                return null;
            case 'publishBatch':
                await publishBatch(deed);
                return null;
            case 'publishReports':
                await publishReports(deed.key, deed.reports);
                return null;
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

function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
