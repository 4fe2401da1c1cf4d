import {
    getOperationAST,
    GraphQLError,
    parse,
    validate,
    type DocumentNode,
    type GraphQLSchema,
    type OperationTypeNode,
} from 'graphql';
import { refusedAnswer, type PageAnswer } from './page-answer';

/** One request to the page's backend. */
export interface PageRequest {
    /** The document, parsed or as text. */
    readonly query: DocumentNode | string;
    readonly variables?: Readonly<Record<string, unknown>> | undefined;
    readonly operationName?: string | undefined;
}

/** A request that can be run. */
export interface CheckedRequest {
    readonly document: DocumentNode;
    readonly kind: OperationTypeNode;
    readonly variables: Readonly<Record<string, unknown>>;
}

/** Reads and validates requests; a parsed document is validated once. */
export class RequestChecker {
    private readonly errorsOf = new WeakMap<DocumentNode, readonly GraphQLError[]>();

    public constructor(private readonly schema: GraphQLSchema) {}

    /** The request, or the answer that refuses it. */
    public check(request: PageRequest): CheckedRequest | { readonly refused: PageAnswer } {
        const document = parsed(request.query);
        if (document instanceof GraphQLError) return { refused: refusedAnswer([document], 'BadRequest') };
        const errors = this.errorsOf.get(document) ?? validate(this.schema, document);
        this.errorsOf.set(document, errors);
        if (errors.length > 0) return { refused: refusedAnswer(errors, 'ValidationError') };
        const kind = getOperationAST(document, request.operationName)?.operation;
        if (kind === undefined)
            return {
                refused: refusedAnswer(
                    [new GraphQLError('The request must name one of its operations.')],
                    'BadRequest',
                ),
            };
        return { document, kind, variables: request.variables ?? {} };
    }
}

function parsed(query: DocumentNode | string): DocumentNode | GraphQLError {
    if (typeof query !== 'string') return query;
    try {
        return parse(query);
    } catch (thrown) {
        if (thrown instanceof GraphQLError) return thrown;
        throw thrown;
    }
}
