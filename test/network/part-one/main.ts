// A backend that speaks Part 1 of the wire contract alone, as a process of its own.
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buildSchema, execute, parse, validate, type GraphQLError } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { answerCalls } from '../child-process';
import { PartOneBackend } from './resolvers';

/** What the laboratory asks of it. */
export interface PartOneCalls {
    /** Starts to listen; resolves with the port. */
    listen(argument: null): Promise<number>;
}

const SCHEMA_FILE = join(__dirname, '../../../src/wire/schema.graphql');
const [partOne = ''] = readFileSync(SCHEMA_FILE, 'utf8').split(/^# -+ Part 2/m);
const schema = buildSchema(partOne);
const backend = new PartOneBackend();

interface Operation {
    readonly query: string;
    readonly variables: Record<string, unknown>;
}

function isOperation(body: unknown): body is Operation {
    return typeof body === 'object' && body !== null && 'query' in body;
}

/** Errors as such backends write them: the type beside the message; none where the document itself is wrong. */
function wireError({ message, extensions }: GraphQLError): object {
    const { errorType } = extensions;
    return typeof errorType === 'string' ? { message, errorType } : { message };
}

async function answer(request: IncomingMessage): Promise<object> {
    const parts: Buffer[] = [];
    for await (const part of request) if (Buffer.isBuffer(part)) parts.push(part);
    const body: unknown = JSON.parse(Buffer.concat(parts).toString());
    if (!isOperation(body)) return { errors: [{ message: 'This is no operation.' }] };
    const document = parse(body.query);
    const wrong = validate(schema, document);
    if (wrong.length > 0) return { data: null, errors: wrong.map(wireError) };
    const result = await execute({ schema, document, rootValue: backend.root, variableValues: body.variables });
    return { data: result.data, errors: result.errors?.map(wireError) };
}

const calls: PartOneCalls = {
    async listen() {
        const server = createServer((request, response) => {
            answer(request).then(
                (found) => response.setHeader('content-type', 'application/json').end(JSON.stringify(found)),
                (error: unknown) => response.writeHead(400).end(String(error)),
            );
        });
        useServer(
            {
                schema,
                roots: {
                    subscription: {
                        onMessageInGroup: (key: { groupId: string; domain: string }) => backend.messages(key),
                    },
                },
            },
            new WebSocketServer({ server, path: '/graphql' }),
        );
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const address: AddressInfo | string | null = server.address();
        if (address === null || typeof address === 'string') throw new Error('The backend has no port.');
        return address.port;
    },
};

answerCalls(calls);
