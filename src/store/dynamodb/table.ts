// The few things that are asked of DynamoDB, with its ways of saying no turned into values.
import {
    ConditionalCheckFailedException,
    TransactionCanceledException,
    TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import {
    BatchGetCommand,
    DeleteCommand,
    GetCommand,
    paginateQuery,
    TransactWriteCommand,
    UpdateCommand,
    type DynamoDBDocumentClient,
    type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { MeshError } from '../../wire/errors';
import type { ItemKey } from './keys';
import { PARTITION_KEY, SORT_KEY } from './keys';

/** An item as it came: nothing is known of its attributes. */
export type Item = Readonly<Record<string, unknown>>;
/** What a transaction writes. */
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** A condition or an update, as DynamoDB writes it. */
export interface Expression {
    readonly expression: string;
    readonly names?: Record<string, string>;
    readonly values?: Record<string, unknown>;
}

/** How an item changes, and under which condition. */
export interface Change {
    readonly update: string;
    readonly condition: string;
    readonly names?: Record<string, string>;
    readonly values: Record<string, unknown>;
}

/** Which sort keys a query reads. */
export type SortKeys = { readonly prefix: string } | { readonly from: string; readonly to: string };

/** Items that one BatchGetItem takes. */
const BATCH_GET_MAX = 100;
/** Tries of a BatchGetItem that leaves keys unprocessed, and the longest wait before the first of them, milliseconds. */
const BATCH_GET_TRIES = 8;
const BATCH_GET_WAIT_MS = 20;
/** Tries of a write whose item is in a transaction, and the longest wait before the second, milliseconds; it grows. */
const SINGLE_TRIES = 30;
const SINGLE_WAIT_MS = 10;

/** One table. */
export class Table {
    public constructor(
        private readonly client: DynamoDBDocumentClient,
        public readonly name: string,
    ) {}

    /** One item, as all writes so far have left it. */
    public async get(key: ItemKey): Promise<Item | undefined> {
        const { Item: item } = await this.client.send(
            new GetCommand({ TableName: this.name, Key: key, ConsistentRead: true }),
        );
        return item;
    }

    /** Several items, in the order of their keys; undefined for those that are not there. */
    public async getAll(keys: readonly ItemKey[]): Promise<(Item | undefined)[]> {
        const found = new Map<string, Item>();
        for (let start = 0; start < keys.length; start += BATCH_GET_MAX)
            for (const item of await this.getBatch(keys.slice(start, start + BATCH_GET_MAX)))
                found.set(nameOf(item[PARTITION_KEY], item[SORT_KEY]), item);
        return keys.map(({ pk, sk }) => found.get(nameOf(pk, sk)));
    }

    /** The items of a partition in the order of their sort keys, as all writes so far have left them. */
    public async *query(partition: string, sort: SortKeys): AsyncGenerator<Item> {
        const range =
            'prefix' in sort
                ? { condition: 'begins_with(#sk, :prefix)', values: { ':prefix': sort.prefix } }
                : { condition: '#sk BETWEEN :from AND :to', values: { ':from': sort.from, ':to': sort.to } };
        const pages = paginateQuery(
            { client: this.client },
            {
                TableName: this.name,
                KeyConditionExpression: `#pk = :pk AND ${range.condition}`,
                ExpressionAttributeNames: { '#pk': PARTITION_KEY, '#sk': SORT_KEY },
                ExpressionAttributeValues: { ':pk': partition, ...range.values },
                ConsistentRead: true,
            },
        );
        for await (const { Items: items = [] } of pages) yield* items;
    }

    /** Writes all of it or, where a condition does not hold or somebody else writes just now, nothing: false. */
    public async transact(writes: readonly Write[]): Promise<boolean> {
        try {
            await this.client.send(new TransactWriteCommand({ TransactItems: [...writes] }));
            return true;
        } catch (error) {
            if (isLost(error)) return false;
            throw error;
        }
    }

    /** Changes an item where the condition holds; else nothing, and false. */
    public update(key: ItemKey, change: Change): Promise<boolean> {
        return unlessRefused(() => this.client.send(new UpdateCommand(this.changeOf(key, change))));
    }

    /** Deletes an item where the condition holds; else nothing, and false. */
    public remove(key: ItemKey, condition: Expression): Promise<boolean> {
        return unlessRefused(() =>
            this.client.send(
                new DeleteCommand({
                    TableName: this.name,
                    Key: key,
                    ConditionExpression: condition.expression,
                    ...(condition.names !== undefined && { ExpressionAttributeNames: condition.names }),
                    ...(condition.values !== undefined && { ExpressionAttributeValues: condition.values }),
                }),
            ),
        );
    }

    /** A write of a transaction: the whole item. */
    public putting(item: ItemKey & Item, condition?: Expression): Write {
        return { Put: { TableName: this.name, Item: item, ...conditionOf(condition) } };
    }

    /** A write of a transaction: a change of an item. */
    public changing(key: ItemKey, change: Change): Write {
        return { Update: this.changeOf(key, change) };
    }

    /** A write of a transaction: an item is gone. */
    public removing(key: ItemKey, condition?: Expression): Write {
        return { Delete: { TableName: this.name, Key: key, ...conditionOf(condition) } };
    }

    private changeOf(key: ItemKey, { update, condition, names, values }: Change) {
        return {
            TableName: this.name,
            Key: key,
            UpdateExpression: update,
            ConditionExpression: condition,
            ...(names !== undefined && { ExpressionAttributeNames: names }),
            ExpressionAttributeValues: values,
        };
    }

    private async getBatch(keys: readonly ItemKey[]): Promise<Item[]> {
        const items: Item[] = [];
        let wanted: Record<string, unknown>[] = keys.map((key) => ({ ...key }));
        for (let attempt = 0; wanted.length > 0; attempt += 1) {
            if (attempt === BATCH_GET_TRIES)
                throw new Error(
                    `DynamoDB left ${wanted.length} of ${keys.length} items unread after ${attempt} tries.`,
                );
            if (attempt > 0) await pause(BATCH_GET_WAIT_MS * 2 ** attempt * Math.random());
            const { Responses: responses, UnprocessedKeys: unprocessed } = await this.client.send(
                new BatchGetCommand({ RequestItems: { [this.name]: { Keys: wanted, ConsistentRead: true } } }),
            );
            items.push(...(responses?.[this.name] ?? []));
            wanted = unprocessed?.[this.name]?.Keys ?? [];
        }
        return items;
    }
}

/** Waits so many milliseconds. */
export function pause(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
}

function conditionOf(condition: Expression | undefined): {
    ConditionExpression?: string;
    ExpressionAttributeNames?: Record<string, string>;
    ExpressionAttributeValues?: Record<string, unknown>;
} {
    if (condition === undefined) return {};
    return {
        ConditionExpression: condition.expression,
        ...(condition.names !== undefined && { ExpressionAttributeNames: condition.names }),
        ...(condition.values !== undefined && { ExpressionAttributeValues: condition.values }),
    };
}

/** Whether a transaction was cancelled because of others: then it may be tried again from what is there now. */
function isLost(error: unknown): boolean {
    if (error instanceof TransactionConflictException) return true;
    if (!(error instanceof TransactionCanceledException)) return false;
    const codes = (error.CancellationReasons ?? []).map(({ Code: code }) => code ?? 'None');
    return codes.every(
        (code) => code === 'None' || code === 'ConditionalCheckFailed' || code === 'TransactionConflict',
    );
}

/** A write of one item waits until the transaction that holds the item is over. @throws {MeshError} LimitExceeded */
async function unlessRefused(write: () => Promise<unknown>): Promise<boolean> {
    for (let tried = 1; ; tried += 1) {
        try {
            await write();
            return true;
        } catch (error) {
            if (error instanceof ConditionalCheckFailedException) return false;
            if (!(error instanceof TransactionConflictException)) throw error;
            if (tried === SINGLE_TRIES)
                throw new MeshError(
                    'LimitExceeded',
                    'The mesh is busy right now. Nothing was stored; send it again in a moment.',
                    { code: 'busy' },
                );
            await pause(Math.random() * SINGLE_WAIT_MS * tried);
        }
    }
}

function nameOf(pk: unknown, sk: unknown): string {
    return JSON.stringify([pk, sk]);
}
