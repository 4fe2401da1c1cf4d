import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { dynamoClient } from '../dynamodb/connect';
import { at, list, text } from '../conformance/backend';
import type { Resource } from './template';

/** Makes the table that the template describes, at that endpoint; its name is its logical id. */
export async function createTableOf(resources: readonly Resource[], endpoint: string): Promise<string> {
    const table = resources.find(({ type }) => type === 'AWS::DynamoDB::Table');
    if (table === undefined) throw new Error('The template has no table.');
    const { id, properties } = table;
    const keysOf = (owner: unknown) =>
        list(owner, 'KeySchema').map((key) => ({
            AttributeName: text(key, 'AttributeName'),
            KeyType: text(key, 'KeyType') === 'HASH' ? ('HASH' as const) : ('RANGE' as const),
        }));
    const client = dynamoClient(endpoint);
    await client.send(
        new CreateTableCommand({
            TableName: id,
            BillingMode: 'PAY_PER_REQUEST',
            KeySchema: keysOf(properties),
            AttributeDefinitions: list(properties, 'AttributeDefinitions').map((attribute) => ({
                AttributeName: text(attribute, 'AttributeName'),
                AttributeType: 'S',
            })),
            GlobalSecondaryIndexes: list(properties, 'GlobalSecondaryIndexes').map((index) => ({
                IndexName: text(index, 'IndexName'),
                KeySchema: keysOf(index),
                Projection: {
                    ProjectionType: 'INCLUDE',
                    NonKeyAttributes: list(at(index, 'Projection'), 'NonKeyAttributes').map(String),
                },
            })),
        }),
    );
    client.destroy();
    return id;
}
