import {
    CreateTableCommand,
    DescribeTableCommand,
    DynamoDBClient,
    ResourceInUseException,
    ResourceNotFoundException,
    UpdateTimeToLiveCommand,
    waitUntilTableExists,
    type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { MeshError } from '../../wire/errors';
import { PARTITION_KEY, SORT_KEY, TTL_ATTRIBUTE } from './keys';
import { INDEXES, tableDefinition } from './table-definition';

/** Tries of one request, with waits that double from half a second and vary by chance: by then its sender asks again. */
const REQUEST_TRIES = 5;
/** What DynamoDB calls it when it is asked too much. */
const THROTTLING: ReadonlySet<string> = new Set([
    'ProvisionedThroughputExceededException',
    'ThrottlingException',
    'RequestLimitExceeded',
]);
/** Seconds for which a new table is waited for. */
const CREATE_MAX_S = 60;

/** Where the table is. */
export interface DynamoPlace {
    readonly table: string;
    /** The address of something that speaks DynamoDB, e.g. `http://localhost:8000`; undefined: AWS. */
    readonly endpoint?: string | undefined;
    /** The AWS region; undefined: as the environment says. */
    readonly region?: string | undefined;
}

/** The table cannot be used as it is: the sentence says why, and what to do. */
export class TableError extends Error {
    public override readonly name = 'TableError';
}

/** A client for documents. One that is given an endpoint needs no credentials: DynamoDB Local takes any. */
export function dynamoClient({ endpoint, region }: DynamoPlace): DynamoDBDocumentClient {
    const isLocal = endpoint !== undefined;
    const client = new DynamoDBClient({
        maxAttempts: REQUEST_TRIES,
        ...(isLocal && { endpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
        ...((region !== undefined || isLocal) && { region: region ?? 'local' }),
    });
    client.middlewareStack.add(
        (next) => async (args) => {
            try {
                return await next(args);
            } catch (error) {
                throw isThrottling(error) ? busy() : error;
            }
        },
        { step: 'initialize', priority: 'high' },
    );
    return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}

function isThrottling(error: unknown): boolean {
    return error instanceof Error && THROTTLING.has(error.name);
}

function busy(): MeshError {
    return new MeshError(
        'LimitExceeded',
        'The table takes no more just now. Nothing was stored; send it again in a moment.',
        { code: 'busy' },
    );
}

/**
 * Looks whether the table is there and has our keys and indexes.
 * @throws {TableError} with what is wrong and what to do
 */
export async function checkTable(client: DynamoDBDocumentClient, place: DynamoPlace): Promise<void> {
    try {
        const { Table: table } = await client.send(new DescribeTableCommand({ TableName: place.table }));
        const problem = table === undefined ? 'DynamoDB did not describe it' : differenceOf(table);
        if (problem !== null)
            throw new TableError(
                `The table "${place.table}" is not the mesh's: ${problem}. Give the mesh a table of its own, made by --create-table or by the stack.`,
            );
    } catch (error) {
        throw asTableError(error, place);
    }
}

/**
 * Makes the table where it is missing, and waits until it can be used. `deletesExpired` switches its TTL on.
 * @throws {TableError} where that is not possible
 */
export async function createTable(
    client: DynamoDBDocumentClient,
    place: DynamoPlace,
    { deletesExpired = true } = {},
): Promise<void> {
    const TableName = place.table;
    try {
        await client.send(new CreateTableCommand(tableDefinition(TableName)));
        await waitUntilTableExists({ client, maxWaitTime: CREATE_MAX_S, minDelay: 1, maxDelay: 2 }, { TableName });
        if (deletesExpired)
            await client.send(
                new UpdateTimeToLiveCommand({
                    TableName,
                    TimeToLiveSpecification: { AttributeName: TTL_ATTRIBUTE, Enabled: true },
                }),
            );
    } catch (error) {
        if (!(error instanceof ResourceInUseException)) throw asTableError(error, place);
    }
}

function differenceOf({ KeySchema: keys = [], GlobalSecondaryIndexes: indexes = [] }: TableDescription): string | null {
    const names = keys.map(({ AttributeName: name }) => name);
    if (String(names) !== String([PARTITION_KEY, SORT_KEY]))
        return `its keys are ${names.join(' and ')} instead of ${PARTITION_KEY} and ${SORT_KEY}`;
    const missing = INDEXES.filter(({ name }) => !indexes.some(({ IndexName }) => IndexName === name));
    return missing.length === 0 ? null : `it has no index ${missing.map(({ name }) => name).join(' and no index ')}`;
}

/** Names by which AWS and the SDK refuse credentials. */
const CREDENTIAL_ERRORS =
    /Credentials|UnrecognizedClient|InvalidSignature|AccessDenied|ExpiredToken|InvalidClientTokenId|MissingAuthenticationToken/;

function asTableError(error: unknown, { table, endpoint, region }: DynamoPlace): TableError {
    if (error instanceof TableError) return error;
    const where = endpoint ?? `AWS${region === undefined ? '' : ` in ${region}`}`;
    if (error instanceof ResourceNotFoundException)
        return new TableError(
            `There is no table "${table}" at ${where}. Check its name and the region, or start once with --create-table.`,
        );
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    if (/Region is missing/.test(message))
        return new TableError('No AWS region is set. Set AWS_REGION, for example AWS_REGION=ap-northeast-1.');
    if (CREDENTIAL_ERRORS.test(name))
        return new TableError(
            `AWS did not accept the credentials for the table "${table}" (${name}). Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, of somebody who may use it.`,
        );
    return new TableError(`The table "${table}" at ${where} was not reached (${name}: ${message}).`);
}
