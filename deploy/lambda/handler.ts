// The one Lambda of the stack. It does what AppSync's resolvers cannot, with the core's use cases.
import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Command, CommandResult } from '../command';
import { createCommands } from './commands';
import { environmentOf } from './environment';
import { publish } from './publish';

const { url, ...environment } = environmentOf(process.env);
const dynamo = new DynamoDBClient({ maxAttempts: 6 });
const { region, credentials, sha256 } = dynamo.config;
const commands = createCommands({
    ...environment,
    client: DynamoDBDocumentClient.from(dynamo, { marshallOptions: { removeUndefinedValues: true } }),
    clock: { now: Date.now },
    newId: () => randomBytes(16).toString('hex'),
    publish: (key, message) => publish({ url, region, credentials, sha256 }, key, message),
    log: (line) => process.stdout.write(`${JSON.stringify(line)}\n`),
});

/** AppSync invokes this. */
export function handler(command: Command): Promise<CommandResult> {
    return commands.run(command);
}
