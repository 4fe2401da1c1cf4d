// AppSync's DynamoDB data source: what a resolver's request asks for, on a real table.
import {
    BatchGetItemCommand,
    GetItemCommand,
    QueryCommand,
    TransactWriteItemsCommand,
    UpdateItemCommand,
    type AttributeValue,
    type DynamoDBClient,
    type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';

type Key = Record<string, AttributeValue>;

interface Expressed {
    readonly expression: string;
    readonly expressionNames?: Record<string, string>;
    readonly expressionValues?: Record<string, AttributeValue>;
}

/** What the resolvers ask for. AppSync knows more operations; one that is not here fails. */
export type TableRequest =
    | { readonly operation: 'GetItem'; readonly key: Key; readonly consistentRead?: boolean }
    | {
          readonly operation: 'BatchGetItem';
          readonly tables: Record<string, { readonly keys: Key[]; readonly consistentRead?: boolean }>;
      }
    | {
          readonly operation: 'Query';
          readonly query: Expressed;
          readonly index?: string;
          readonly limit?: number;
          readonly consistentRead?: boolean;
      }
    | { readonly operation: 'UpdateItem'; readonly key: Key; readonly update: Expressed; readonly condition: Expressed }
    | { readonly operation: 'TransactWriteItems'; readonly transactItems: readonly TransactItem[] };

type TransactItem = { readonly table: string; readonly key: Key } & (
    | { readonly operation: 'PutItem'; readonly attributeValues: Key; readonly condition?: Expressed }
    | { readonly operation: 'UpdateItem'; readonly update: Expressed; readonly condition: Expressed }
    | { readonly operation: 'DeleteItem' }
);

/** Items that AppSync takes in one transaction. */
const TRANSACTION_MAX_ITEMS = 100;

/** Performs a request. @throws what DynamoDB answers */
export async function performOnTable(client: DynamoDBClient, table: string, request: TableRequest): Promise<unknown> {
    switch (request.operation) {
        case 'GetItem': {
            const { Item: item } = await client.send(
                new GetItemCommand({ TableName: table, Key: request.key, ConsistentRead: request.consistentRead }),
            );
            return item === undefined ? null : unmarshall(item);
        }
        case 'BatchGetItem':
            return { data: await batchGet(client, request.tables), unprocessedKeys: {} };
        case 'Query': {
            const { query, index, limit, consistentRead } = request;
            const { Items: items = [], LastEvaluatedKey: last } = await client.send(
                new QueryCommand({
                    TableName: table,
                    IndexName: index,
                    KeyConditionExpression: query.expression,
                    ExpressionAttributeNames: query.expressionNames,
                    ExpressionAttributeValues: query.expressionValues,
                    Limit: limit,
                    ConsistentRead: consistentRead,
                }),
            );
            return {
                items: items.map((item) => unmarshall(item)),
                nextToken: last === undefined ? null : JSON.stringify(last),
                scannedCount: items.length,
            };
        }
        case 'UpdateItem': {
            const { Attributes: attributes } = await client.send(
                new UpdateItemCommand({
                    TableName: table,
                    Key: request.key,
                    ...changeOf(request.update, request.condition),
                    ReturnValues: 'ALL_NEW',
                }),
            );
            return attributes === undefined ? null : unmarshall(attributes);
        }
        case 'TransactWriteItems':
            if (request.transactItems.length > TRANSACTION_MAX_ITEMS)
                throw new RangeError('A transaction has too many items.');
            await client.send(new TransactWriteItemsCommand({ TransactItems: request.transactItems.map(writeOf) }));
            return { keys: request.transactItems.map(({ key }) => unmarshall(key)), cancellationReasons: null };
    }
}

async function batchGet(
    client: DynamoDBClient,
    tables: Extract<TableRequest, { operation: 'BatchGetItem' }>['tables'],
): Promise<Record<string, unknown[]>> {
    const data: Record<string, unknown[]> = {};
    for (const [name, { keys, consistentRead }] of Object.entries(tables)) {
        const { Responses: responses } = await client.send(
            new BatchGetItemCommand({ RequestItems: { [name]: { Keys: keys, ConsistentRead: consistentRead } } }),
        );
        const found = new Map((responses?.[name] ?? []).map((item) => [keyOf(item), unmarshall(item)]));
        data[name] = keys.map((key) => found.get(keyOf(key)) ?? null);
    }
    return data;
}

function keyOf({ pk, sk }: Key): string {
    return JSON.stringify([pk, sk]);
}

function writeOf(item: TransactItem): TransactWriteItem {
    const { table, key } = item;
    switch (item.operation) {
        case 'PutItem':
            return {
                Put: { TableName: table, Item: { ...key, ...item.attributeValues }, ...conditionOf(item.condition) },
            };
        case 'DeleteItem':
            return { Delete: { TableName: table, Key: key } };
        case 'UpdateItem':
            return { Update: { TableName: table, Key: key, ...changeOf(item.update, item.condition) } };
    }
}

function conditionOf(condition: Expressed | undefined) {
    if (condition === undefined) return {};
    return {
        ConditionExpression: condition.expression,
        ...(condition.expressionNames !== undefined && { ExpressionAttributeNames: condition.expressionNames }),
        ...(condition.expressionValues !== undefined && { ExpressionAttributeValues: condition.expressionValues }),
    };
}

function changeOf(update: Expressed, condition: Expressed) {
    const names = { ...update.expressionNames, ...condition.expressionNames };
    const values = { ...update.expressionValues, ...condition.expressionValues };
    return {
        UpdateExpression: update.expression,
        ConditionExpression: condition.expression,
        ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
        ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
    };
}

/** Whether a resolver's request is one for a table. */
export function isTableRequest(value: unknown): value is TableRequest {
    return typeof value === 'object' && value !== null && 'operation' in value;
}
