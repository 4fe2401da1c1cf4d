import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** A client of a DynamoDB Local, which takes any credentials. */
export function dynamoClient(endpoint: string): DynamoDBDocumentClient {
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const client = new DynamoDBClient({ endpoint, credentials, region: 'local' });
    return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
