import { GraphQLError, OperationTypeNode, type ExecutionArgs } from 'graphql';
import { CloseCode, makeServer, type Server } from 'graphql-ws';
import { ID_MAX_LENGTH } from '../../wire/limits';
import type { MessageQueue } from '../../wire/message-queue';
import { wireError, wireResult, type ErrorObserver } from '../../wire/wire-result';
import { API_KEY_NAME, type ApiKeyCheck } from '../http/api-key';
import type { Connection } from './connection';
import type { DocumentCache } from '../graphql/document-cache';
import { graphqlRequest } from '../graphql/graphql-request';
import { runOperation, type ObserveDuration } from '../graphql/operation-runner';
import type { PreparedOperation, Variables } from '../graphql/prepared-operation';
import { nextStart } from '../fan-out/push-frames';
import { startSubscription, type SubscriptionParts } from './start-subscription';

/** Milliseconds within which a connection must send `connection_init`; otherwise it is closed with 4408. */
const INIT_TIMEOUT_MS = 3000;
/** The dependencies of operations over a WebSocket. */
export interface WebSocketParts extends SubscriptionParts {
    readonly documents: DocumentCache;
    readonly apiKey: ApiKeyCheck;
    readonly errors: ErrorObserver;
    readonly observe: ObserveDuration;
}

/** An operation between the two calls in which the library asks about it. */
class StartedOperation {
    public constructor(
        public readonly operation: PreparedOperation,
        public readonly variables: Variables,
        public readonly connection: Connection,
        public readonly subscription: MessageQueue<never> | undefined,
    ) {}
}

/** The protocol `graphql-transport-ws` for one server. The fan-out itself writes the messages of subscriptions. */
export function graphqlOverWebSocket(parts: WebSocketParts): Server<Connection> {
    const { documents, apiKey, errors, observe } = parts;
    return makeServer<Record<string, unknown>, Connection>({
        connectionInitWaitTimeout: INIT_TIMEOUT_MS,

        onConnect({ connectionParams, extra }) {
            const nodeId = connectionParams?.['nodeId'];
            if (typeof nodeId === 'string' && nodeId.length <= ID_MAX_LENGTH) extra.nodeId = nodeId;
            if (extra.admitted || apiKey.admits(connectionParams?.[API_KEY_NAME])) return true;
            errors.refused('Unauthorized');
            extra.close(
                CloseCode.Forbidden,
                `This server requires a key: ${API_KEY_NAME} in the payload is missing or wrong.`,
            );
            return false;
        },

        async onSubscribe({ extra }, id, payload) {
            try {
                const { query, variables, operationName } = graphqlRequest(payload);
                const operation = documents.operation(query, operationName);
                const subscription =
                    operation.kind === OperationTypeNode.SUBSCRIPTION
                        ? await startSubscription(parts, extra, nextStart(id), (frames) => extra.write(frames), {
                              operation,
                              variables,
                          })
                        : undefined;
                return {
                    schema: operation.schema,
                    document: operation.document,
                    operationName: operation.definition.name?.value,
                    contextValue: new StartedOperation(operation, variables, extra, subscription),
                };
            } catch (thrown) {
                return [asGraphqlError(thrown)];
            }
        },

        subscribe: (args) => started(args).subscription ?? { data: null },

        async execute(args) {
            const { operation, variables, connection } = started(args);
            try {
                return await runOperation(operation, connection, variables, observe);
            } catch (thrown) {
                return { errors: [asGraphqlError(thrown)] };
            }
        },

        onNext: (_context, _id, _payload, _args, result) => wireResult(result, errors),
        onError: (_context, _id, _payload, found) => found.map((error) => wireError(error, errors)),
    });
}

function started({ contextValue }: ExecutionArgs): StartedOperation {
    if (contextValue instanceof StartedOperation) return contextValue;
    throw new Error('An operation was run that was never started.');
}

/** Carries an error through the protocol library, which accepts only graphql's errors. */
function asGraphqlError(thrown: unknown): GraphQLError {
    const originalError = thrown instanceof Error ? thrown : new Error(String(thrown));
    return new GraphQLError(originalError.message, { originalError });
}
