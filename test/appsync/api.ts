// One API: documents are validated, executed, and what they answer is pushed to whom it concerns.
import {
    execute,
    getOperationAST,
    Kind,
    OperationTypeNode,
    parse,
    validate,
    type DocumentNode,
    type ExecutionResult,
    type GraphQLError,
    type GraphQLSchema,
    type OperationDefinitionNode,
} from 'graphql';
import { getArgumentValues, getVariableValues } from 'graphql/execution/values';
import { at } from '../conformance/backend';
import { apiSchema, feedersOf, type Execution } from './api-schema';
import type { Sources } from './resolve-field';
import type { StackModel } from './stack-model';
import { Subscriptions } from './subscriptions';

/** A request as it came. */
export interface ApiRequest {
    readonly query: string;
    readonly variables: Readonly<Record<string, unknown>>;
    readonly headers: Readonly<Record<string, string>>;
    readonly isSigned: boolean;
}

/** An answer as it goes out. */
export interface ApiAnswer {
    readonly data?: unknown;
    readonly errors?: readonly object[];
}

/** How a subscription hears. */
export interface Listener {
    send(answer: ApiAnswer): void;
    end(): void;
}

/** The API of a stack. */
export class Api {
    public readonly schema: GraphQLSchema;
    public readonly subscriptions: Subscriptions;
    /** Operations by the name of their root field. */
    public readonly operations = new Map<string, number>();

    public constructor(
        model: StackModel,
        private readonly sources: Sources,
        delayPush: () => number,
    ) {
        this.schema = apiSchema(model);
        this.subscriptions = new Subscriptions(this.schema, delayPush);
    }

    /** A query or a mutation. */
    public async run(request: ApiRequest): Promise<ApiAnswer> {
        const read = this.read(request.query);
        if (!('operation' in read)) return read;
        const { document, operation } = read;
        if (operation.operation === OperationTypeNode.SUBSCRIPTION) return invalid('A subscription needs a WebSocket.');
        for (const name of rootFields(operation)) this.operations.set(name, (this.operations.get(name) ?? 0) + 1);
        const execution = this.execution(request);
        const result = await execute({
            schema: this.schema,
            document,
            variableValues: { ...request.variables },
            contextValue: execution,
        });
        this.push(operation, result, execution);
        return answerOf(result);
    }

    /** Subscribes, or says why not. */
    public async subscribe(request: ApiRequest, listener: Listener): Promise<(() => void) | ApiAnswer> {
        const read = this.read(request.query);
        if (!('operation' in read)) return read;
        const { document, operation } = read;
        const [node] = operation.selectionSet.selections;
        const field =
            node?.kind === Kind.FIELD ? this.schema.getSubscriptionType()?.getFields()[node.name.value] : undefined;
        if (
            operation.operation !== OperationTypeNode.SUBSCRIPTION ||
            node?.kind !== Kind.FIELD ||
            field?.subscribe === undefined
        )
            return invalid('There is no such subscription.');
        const values = getVariableValues(this.schema, operation.variableDefinitions ?? [], { ...request.variables });
        if (values.errors !== undefined) return { errors: values.errors.map(errorShape) };
        const filter = getArgumentValues(field, node, values.coerced);
        const execution = this.execution(request);
        // The resolver of a subscription runs as a field's: it may refuse, and what it answers is not sent.
        const check = await execute({
            schema: this.schema,
            document,
            variableValues: { ...request.variables },
            contextValue: execution,
            fieldResolver: (source, args, context, info) =>
                info.parentType.name === 'Subscription' && field.subscribe
                    ? field.subscribe(source, args, context, info)
                    : null,
        });
        if (check.errors !== undefined && check.errors.length > 0) return answerOf(check);
        const fieldName = node.name.value;
        return this.subscriptions.add({
            fieldName,
            document,
            variables: request.variables,
            filter,
            invalidation: execution.asked.map(({ invalidationFilter }) => invalidationFilter).find(Boolean) ?? null,
            send: (result) => listener.send(answerOf(result)),
            end: () => listener.end(),
        });
    }

    private read(
        query: string,
    ): { readonly document: DocumentNode; readonly operation: OperationDefinitionNode } | ApiAnswer {
        let document: DocumentNode;
        try {
            document = parse(query);
        } catch (error) {
            return invalid(error instanceof Error ? error.message : 'The document cannot be read.', 'BadRequest');
        }
        const problems = validate(this.schema, document);
        if (problems.length > 0) return { errors: problems.map(errorShape) };
        const operation = getOperationAST(document);
        return operation ? { document, operation } : invalid('The document has no operation.');
    }

    private push(operation: OperationDefinitionNode, result: ExecutionResult, { asked }: Execution): void {
        if (operation.operation !== OperationTypeNode.MUTATION) return;
        for (const name of Object.keys(this.schema.getSubscriptionType()?.getFields() ?? {}))
            for (const feeder of feedersOf(this.schema, name)) {
                const value = rootFields(operation).includes(feeder) ? at(result.data, feeder) : null;
                // A mutation that answered nothing pushes nothing.
                if (value !== null && value !== undefined) this.subscriptions.feed(name, value);
            }
        for (const each of asked) this.subscriptions.invalidate(each);
    }

    private execution({ headers, isSigned }: ApiRequest): Execution {
        return { headers, isSigned, sources: this.sources, asked: [] };
    }
}

function rootFields({ selectionSet }: OperationDefinitionNode): string[] {
    return selectionSet.selections.flatMap((selection) => (selection.kind === Kind.FIELD ? selection.name.value : []));
}

function answerOf({ data, errors }: ExecutionResult): ApiAnswer {
    const plain: unknown = JSON.parse(JSON.stringify(data ?? null));
    return { data: plain, ...(errors !== undefined && { errors: errors.map(errorShape) }) };
}

function invalid(message: string, errorType = 'ValidationError'): ApiAnswer {
    return { errors: [{ message, errorType }] };
}

function errorShape({ message, path, locations, extensions, originalError }: GraphQLError): object {
    const errorType = extensions['errorType'] ?? (originalError && path ? 'InternalFailure' : 'ValidationError');
    const errorInfo = extensions['errorInfo'] ?? null;
    return { message, errorType, path: path ?? null, locations: locations ?? null, data: null, errorInfo };
}
