import {
    GraphQLError,
    getOperationAST,
    parse,
    specifiedRules,
    validate,
    type DocumentNode,
    type ExecutionResult,
    type GraphQLSchema,
    type OperationTypeNode,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import { TypedGraphQLError } from './graphql-errors';
import { MAX_TOKENS, queryLimits } from './query-limits';

/** Documents that are kept: an editor of one version sends about twenty. */
const MAX_DOCUMENTS = 500;
/** Characters of all kept texts together, so that large ones push each other out. */
const MAX_TOTAL_LENGTH = 2_000_000;

/** A document that was parsed, validated and compiled. */
export interface PreparedOperation {
    readonly operation: OperationTypeNode;
    readonly document: DocumentNode;
    /** Executes it. */
    run(caller: unknown, variables: Readonly<Record<string, unknown>>): Promise<ExecutionResult>;
    /** Executes a subscription's selection on one message: at once, because nothing of a message is looked up. */
    runNow(message: unknown, variables: Readonly<Record<string, unknown>>): ExecutionResult | Promise<ExecutionResult>;
}

/** Why a document cannot be executed. */
export interface RefusedDocument {
    readonly errors: readonly GraphQLError[];
}

type Prepared = PreparedOperation | RefusedDocument;

/** Prepares each document once; the same text is answered from the cache. */
export class DocumentCache {
    /** How many texts were prepared: a test and `/metrics` read it. */
    public prepared = 0;
    private readonly cache = new LRUCache<string, Prepared>({
        max: MAX_DOCUMENTS,
        maxSize: MAX_TOTAL_LENGTH,
        sizeCalculation: (_value, key) => key.length + 1,
    });

    public constructor(private readonly schema: GraphQLSchema) {}

    /** The operation that `text` and `operationName` name. */
    public get(text: string, operationName: string | undefined): Prepared {
        const key = operationName === undefined ? text : `${operationName}\n${text}`;
        const cached = this.cache.get(key);
        if (cached !== undefined) return cached;
        this.prepared += 1;
        const prepared = this.prepare(text, operationName);
        this.cache.set(key, prepared);
        return prepared;
    }

    private prepare(text: string, operationName: string | undefined): Prepared {
        let document: DocumentNode;
        try {
            document = parse(text, { maxTokens: MAX_TOKENS, noLocation: true });
        } catch (error) {
            return { errors: [error instanceof GraphQLError ? error : new GraphQLError('The query is not GraphQL.')] };
        }
        const operation = getOperationAST(document, operationName)?.operation;
        if (operation === undefined) return { errors: [unknownOperation(operationName)] };
        const errors = validate(this.schema, document, [...specifiedRules, queryLimits], { maxErrors: 5 });
        if (errors.length > 0) return { errors };
        const compiled = compileQuery(this.schema, document, operationName);
        if (!isCompiledQuery(compiled)) return { errors: compiled.errors ?? [] };
        return prepared(operation, document, compiled);
    }
}

function prepared(operation: OperationTypeNode, document: DocumentNode, compiled: CompiledQuery): PreparedOperation {
    return {
        operation,
        document,
        run: async (caller, variables) => compiled.query(undefined, caller, variables),
        runNow: (message, variables) => compiled.query(message, undefined, variables),
    };
}

function unknownOperation(operationName: string | undefined): GraphQLError {
    return new TypedGraphQLError(
        operationName === undefined
            ? 'operationName is missing: the query has none or several operations.'
            : `operationName names no operation of the query; it has ${operationName.length} characters.`,
        'BadRequest',
    );
}
