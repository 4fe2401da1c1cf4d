import {
    getArgumentValues,
    getOperationAST,
    getVariableValues,
    GraphQLError,
    Kind,
    parse,
    validate,
    type DocumentNode,
    type GraphQLSchema,
    type OperationDefinitionNode,
} from 'graphql';
import { forgetOldest } from '../core/forget-oldest';
import type { GroupKey } from '../core/records';
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
    readonly definition: OperationDefinitionNode;
    readonly operationName: string | undefined;
    readonly variables: Record<string, unknown>;
    /** The name of its first root field. */
    readonly field: string;
    /** The arguments of that field. */
    readonly args: Readonly<Record<string, unknown>>;
    /** The group that they name; null if they name none. */
    readonly group: GroupKey | null;
}

/** Texts that are kept parsed: far more than all clients have operations. */
const TEXTS_MAX = 200;

/** Reads and validates requests. A document is parsed and validated once. */
export class RequestChecker {
    private readonly parsed = new Map<string, DocumentNode>();
    private readonly errorsOf = new WeakMap<DocumentNode, readonly GraphQLError[]>();

    public constructor(private readonly schema: GraphQLSchema) {}

    /** The request, or the answer that refuses it. */
    public check({
        query,
        variables: given = {},
        operationName,
    }: PageRequest): CheckedRequest | { readonly refused: PageAnswer } {
        const document = typeof query === 'string' ? this.parse(query) : query;
        if (document instanceof GraphQLError) return { refused: refusedAnswer([document], 'BadRequest') };
        const findings = this.errorsOf.get(document) ?? validate(this.schema, document);
        this.errorsOf.set(document, findings);
        if (findings.length > 0) return { refused: refusedAnswer(findings, 'ValidationError') };
        const definition = getOperationAST(document, operationName);
        if (!definition) {
            const error = new GraphQLError('The request must name one of its operations.');
            return { refused: refusedAnswer([error], 'BadRequest') };
        }
        const { coerced: variables, errors } = getVariableValues(
            this.schema,
            definition.variableDefinitions ?? [],
            given,
        );
        if (errors !== undefined) return { refused: refusedAnswer(errors, 'ValidationError') };
        const { field, args } = this.rootField(definition, variables);
        const { groupId: id, domain } = args;
        const group = typeof id === 'string' && typeof domain === 'string' ? { id, domain } : null;
        return { document, definition, operationName, variables, field, args, group };
    }

    private parse(text: string): DocumentNode | GraphQLError {
        const known = this.parsed.get(text);
        if (known !== undefined) return known;
        try {
            const document = parse(text);
            this.parsed.set(text, document);
            forgetOldest(this.parsed, TEXTS_MAX);
            return document;
        } catch (thrown) {
            if (thrown instanceof GraphQLError) return thrown;
            throw thrown;
        }
    }

    private rootField({ operation, selectionSet }: OperationDefinitionNode, variables: Record<string, unknown>) {
        const node = selectionSet.selections.find((selection) => selection.kind === Kind.FIELD);
        const field = node && this.schema.getRootType(operation)?.getFields()[node.name.value];
        if (node === undefined || field === undefined) return { field: '', args: {} };
        return { field: field.name, args: getArgumentValues(field, node, variables) };
    }
}
