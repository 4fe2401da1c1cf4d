// The table as the Lambda uses it. Refusals by DynamoDB that mean "try again" or "no" become values.
import {
    ConditionalCheckFailedException,
    TransactionCanceledException,
    TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import {
    DeleteCommand,
    GetCommand,
    paginateQuery,
    TransactWriteCommand,
    UpdateCommand,
    type DynamoDBDocumentClient,
    type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { PARTITION_KEY, SORT_KEY, type ItemKey } from '../table/keys';
import type { Condition, Delete, Update, Write } from '../table/writes';

/** An item as it came: nothing is known of its attributes. */
export type Item = Readonly<Record<string, unknown>>;

/** The result of an attempt; null if another write was faster, so that everything must be read again. */
export type Attempt<Result> = { readonly result: Result } | null;

/** The table. */
export class Table {
    public constructor(
        private readonly client: DynamoDBDocumentClient,
        private readonly name: string,
    ) {}

    /** One item, consistent with all writes so far. */
    public async get(key: ItemKey): Promise<Item | undefined> {
        const { Item: item } = await this.client.send(
            new GetCommand({ TableName: this.name, Key: key, ConsistentRead: true }),
        );
        return item;
    }

    /** The items of a partition whose sort keys have this prefix, in their order, consistent with all writes so far. */
    public async *query(partition: string, prefix: string): AsyncGenerator<Item> {
        const pages = paginateQuery(
            { client: this.client },
            {
                TableName: this.name,
                KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :prefix)',
                ExpressionAttributeNames: { '#pk': PARTITION_KEY, '#sk': SORT_KEY },
                ExpressionAttributeValues: { ':pk': partition, ':prefix': prefix },
                ConsistentRead: true,
            },
        );
        for await (const { Items: items = [] } of pages) yield* items;
    }

    /** Writes everything, and resolves with `result`; nothing, and null, if a condition fails or another write is going on. */
    public async transact<Result>(writes: readonly Write[], result: Result): Promise<Attempt<Result>> {
        try {
            await this.client.send(new TransactWriteCommand({ TransactItems: writes.map((each) => this.part(each)) }));
            return { result };
        } catch (error) {
            if (isLost(error)) return null;
            throw error;
        }
    }

    /** Writes one item; whether its condition held. Null if a transaction with the item is going on. */
    public async write(write: Update | Delete): Promise<Attempt<boolean>> {
        try {
            if (write.kind === 'update') await this.client.send(new UpdateCommand(this.updateOf(write)));
            else await this.client.send(new DeleteCommand(this.deleteOf(write)));
            return { result: true };
        } catch (error) {
            if (error instanceof ConditionalCheckFailedException) return { result: false };
            if (error instanceof TransactionConflictException) return null;
            throw error;
        }
    }

    private part(write: Write): NonNullable<TransactWriteCommandInput['TransactItems']>[number] {
        switch (write.kind) {
            case 'update':
                return { Update: this.updateOf(write) };
            case 'put':
                return { Put: { TableName: this.name, Item: write.item, ...conditionOf(write.condition) } };
            case 'delete':
                return { Delete: this.deleteOf(write) };
        }
    }

    private updateOf({ key, update, condition: expression, names, values }: Update) {
        const condition = conditionOf({ expression, values, ...(names && { names }) });
        return { TableName: this.name, Key: key, UpdateExpression: update, ...condition };
    }

    private deleteOf({ key, condition }: Delete) {
        return { TableName: this.name, Key: key, ...conditionOf(condition) };
    }
}

function conditionOf(condition: Condition | undefined) {
    if (condition === undefined) return {};
    const { expression, names, values } = condition;
    return {
        ConditionExpression: expression,
        ...(names !== undefined && { ExpressionAttributeNames: names }),
        ...(values !== undefined && { ExpressionAttributeValues: values }),
    };
}

/** Whether a transaction was cancelled because of other writes, so that it can be tried again from what is there now. */
function isLost(error: unknown): boolean {
    if (error instanceof TransactionConflictException) return true;
    if (!(error instanceof TransactionCanceledException)) return false;
    const codes = (error.CancellationReasons ?? []).map(({ Code: code }) => code ?? 'None');
    return codes.every(
        (code) => code === 'None' || code === 'ConditionalCheckFailed' || code === 'TransactionConflict',
    );
}
