import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { BY_DOMAIN, BY_NAME, PARTITION_KEY, SORT_KEY, type GroupIndex } from './keys';

/** What the indexes copy of a group: all that a list of groups tells. Its place in the order is not among it. */
export const INDEXED_ATTRIBUTES = ['id', 'domain', 'hostId', 'createdAt', 'expiresAt', 'aliveUntil', 'useWebSocket'];

/** The indexes, each of the groups alone. */
export const INDEXES: readonly GroupIndex[] = [BY_DOMAIN, BY_NAME];

/** How the table is made: on demand, its keys, its indexes. The TTL is switched on by itself. */
export function tableDefinition(name: string): CreateTableCommandInput {
    const keys = [PARTITION_KEY, SORT_KEY, ...INDEXES.flatMap(({ partition, sort }) => [partition, sort])];
    return {
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: keys.map((key) => ({ AttributeName: key, AttributeType: 'S' })),
        KeySchema: schemaOf(PARTITION_KEY, SORT_KEY),
        GlobalSecondaryIndexes: INDEXES.map((index) => ({
            IndexName: index.name,
            KeySchema: schemaOf(index.partition, index.sort),
            Projection: {
                ProjectionType: 'INCLUDE',
                // Keys of an index are in it anyway, and DynamoDB does not take an attribute twice.
                NonKeyAttributes: [...INDEXED_ATTRIBUTES, ...(index.sort === 'name' ? [] : ['name'])],
            },
        })),
    };
}

function schemaOf(partition: string, sort: string): { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[] {
    return [
        { AttributeName: partition, KeyType: 'HASH' },
        { AttributeName: sort, KeyType: 'RANGE' },
    ];
}
