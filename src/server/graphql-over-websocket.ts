// The operations of a WebSocket: graphql-ws speaks the protocol, the messages of subscriptions are written by the fan-out.
import type { IncomingMessage } from 'node:http';
import {
    type GraphQLError,
    OperationTypeNode,
    type ExecutionArgs,
    type ExecutionResult,
    type GraphQLSchema,
} from 'graphql';
import { makeServer, type Context, type Server, type SubscribePayload } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Contract } from '../wire/contract';
import { MeshError } from '../wire/errors';
import { Selection } from '../wire/selection';
import { callerAddress } from './caller-address';
import type { DocumentCache, PreparedOperation } from './document-cache';
import type { FanOut } from './fan-out';
import { TypedGraphQLError, wireError, type OnInternalError } from './graphql-errors';

/** What a connection brings along. */
export interface ConnectionExtra extends Record<PropertyKey, unknown> {
    readonly socket: WebSocket;
    readonly request: IncomingMessage;
}

/** What the operations need. */
export interface WebSocketOperationParts {
    readonly schema: GraphQLSchema;
    readonly contract: Contract;
    readonly documents: DocumentCache;
    readonly fanOut: FanOut;
    readonly hasKey: (given: unknown) => boolean;
    readonly trustProxy: boolean;
    readonly onInternalError: OnInternalError;
    readonly onRefused: () => void;
}

/** How long a client may take to send connection_init, ms; then it is closed with 4408. */
const INIT_TIMEOUT_MS = 3_000;
/** Close code for a subscriber that takes less than it is sent: "try again later". */
const CLOSE_TRY_AGAIN_LATER = 1013;
/** Operations at once on one socket: an editor has one subscription. */
const MAX_OPERATIONS_PER_SOCKET = 20;

/** One operation of one socket, handed from graphql-ws's one hook to the next as the context value. */
class Running {
    public constructor(
        public readonly id: string,
        public readonly payload: SubscribePayload,
        public readonly prepared: PreparedOperation,
        public readonly extra: ConnectionExtra,
    ) {}

    public get variables(): Readonly<Record<string, unknown>> {
        return this.payload.variables ?? {};
    }
}

type MeshContext = Context<Record<string, unknown> | undefined, ConnectionExtra>;

/** graphql-transport-ws over the contract. */
export function webSocketOperations(parts: WebSocketOperationParts): Server<ConnectionExtra> {
    const { schema, contract, documents, fanOut, onInternalError } = parts;
    const selections = new WeakMap<PreparedOperation, Selection>();

    function selectionOf(prepared: PreparedOperation): Selection {
        const selection = selections.get(prepared) ?? new Selection(schema, prepared.document);
        selections.set(prepared, selection);
        return selection;
    }

    async function onSubscribe(ctx: MeshContext, id: string, payload: SubscribePayload) {
        const prepared = documents.get(payload.query, payload.operationName ?? undefined);
        if ('errors' in prepared) return prepared.errors;
        if (Object.keys(ctx.subscriptions).length > MAX_OPERATIONS_PER_SOCKET)
            return [
                new TypedGraphQLError(
                    `A WebSocket is limited to ${MAX_OPERATIONS_PER_SOCKET} operations at once. Complete one first.`,
                    'LimitExceeded',
                ),
            ];
        const running = new Running(id, payload, prepared, ctx.extra);
        if (prepared.operation === OperationTypeNode.SUBSCRIPTION) {
            const refusal = await subscriptionRefusal(running);
            if (refusal !== null) return [refusal];
        }
        const args: ExecutionArgs = {
            schema,
            document: prepared.document,
            operationName: payload.operationName ?? null,
            contextValue: running,
        };
        return args;
    }

    async function subscriptionRefusal({ variables }: Running): Promise<GraphQLError | null> {
        try {
            await contract.checkSubscription(groupOf(variables));
            return null;
        } catch (error) {
            if (error instanceof MeshError) return new TypedGraphQLError(error.message, error.errorType);
            onInternalError(error);
            return new TypedGraphQLError('Internal server error', 'InternalFailure');
        }
    }

    function subscribe({ contextValue: running }: ExecutionArgs): AsyncGenerator<ExecutionResult> {
        if (!(running instanceof Running)) throw new Error('A subscription came without its operation.');
        const { id, payload, prepared, extra, variables } = running;
        const { socket, request } = extra;
        const idle = new IdleResults(() => remove());
        const group = groupOf(variables);
        const remove = fanOut.add(
            {
                group: { id: group.groupId, domain: group.domain },
                operation: prepared,
                selection: selectionOf(prepared),
                selectionKey: `${payload.operationName ?? ''}\n${JSON.stringify(variables)}\n${payload.query}`,
                variables,
            },
            {
                id,
                socket: request.socket,
                isOpen: () => socket.readyState === socket.OPEN,
                complete: () => idle.end(),
                closeSlow: () => socket.close(CLOSE_TRY_AGAIN_LATER, 'Too many messages wait for this connection.'),
            },
        );
        return idle;
    }

    async function execute({ contextValue: running }: ExecutionArgs): Promise<ExecutionResult> {
        if (!(running instanceof Running)) throw new Error('An operation came without its document.');
        const caller = { address: callerAddress(running.extra.request, parts.trustProxy) };
        return running.prepared.run(caller, running.variables);
    }

    const refused = (errors: readonly GraphQLError[]) => {
        parts.onRefused();
        return errors.map((error) => wireError(error, onInternalError));
    };

    return makeServer<Record<string, unknown> | undefined, ConnectionExtra>({
        connectionInitWaitTimeout: INIT_TIMEOUT_MS,
        onConnect: ({ connectionParams, extra }) =>
            parts.hasKey(connectionParams?.['x-api-key']) || parts.hasKey(extra.request.headers['x-api-key']),
        onSubscribe,
        subscribe,
        execute,
        onError: (_ctx, _id, _payload, errors) => refused(errors),
        onNext: (_ctx, _id, _payload, _args, result) =>
            result.errors === undefined ? undefined : { data: result.data ?? null, errors: refused(result.errors) },
    });
}

/** The group that a subscription's variables name; the core refuses what is missing. */
function groupOf(variables: Readonly<Record<string, unknown>>): { groupId: string; domain: string } {
    const text = (value: unknown) => (typeof value === 'string' ? value : '');
    return { groupId: text(variables['groupId']), domain: text(variables['domain']) };
}

/** The results of a subscription as graphql-ws waits for them: none ever come this way, only the end does. */
class IdleResults implements AsyncGenerator<ExecutionResult> {
    private ended = false;
    private wake: () => void = () => undefined;

    public constructor(private readonly onEnd: () => void) {}

    public end(): void {
        if (this.ended) return;
        this.ended = true;
        this.onEnd();
        this.wake();
    }

    public async next(): Promise<IteratorResult<ExecutionResult>> {
        if (!this.ended)
            await new Promise<void>((resolve) => {
                this.wake = resolve;
            });
        return { done: true, value: undefined };
    }

    public async return(): Promise<IteratorResult<ExecutionResult>> {
        this.end();
        return { done: true, value: undefined };
    }

    public async throw(error: unknown): Promise<IteratorResult<ExecutionResult>> {
        this.end();
        throw error;
    }

    public [Symbol.asyncIterator](): this {
        return this;
    }

    public async [Symbol.asyncDispose](): Promise<void> {
        this.end();
    }
}
