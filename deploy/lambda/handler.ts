// The one Lambda of the stack: what AppSync's resolvers cannot do, by the core's use cases.
import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Deed, Outcome } from './deed';
import { createDeeds } from './deeds';
import { environmentOf } from './environment';
import { publish } from './publish';

const environment = environmentOf(process.env);
const { table, region, endpoint, credentials, url } = environment;
const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ region, ...(endpoint !== undefined && { endpoint }), maxAttempts: 6 }),
    { marshallOptions: { removeUndefinedValues: true } },
);
const deeds = createDeeds({
    client,
    table,
    settings: environment.settings,
    secret: environment.secret,
    clock: { now: Date.now },
    newId: () => randomBytes(16).toString('hex'),
    tell: (key, message) => publish({ url, region, credentials }, key, message),
    log: (line) => process.stdout.write(`${JSON.stringify(line)}\n`),
});

/** What AppSync invokes. */
export function handler(deed: Deed): Promise<Outcome> {
    return deeds.run(deed);
}
