import { getOperationAST, GraphQLError, Kind, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { MeshError } from '../../wire/errors';
import { checkDocumentShape } from './document-shape';
import { PreparedOperation } from './prepared-operation';
import { checkQueryLimits, type Asked } from './query-limits';

/** Cached documents. A client sends about 15, so this is enough for 30 kinds of clients. */
const DOCUMENTS_MAX = 500;
/** Characters of all cached documents. Parsed and compiled, they use about a hundred times as many bytes. */
const CHARACTERS_MAX = 400_000;
/** Validation stops after this many errors, because the first one is the helpful one. */
const FINDINGS_MAX = 5;
/** Characters of an error in the answer, because it may quote the document. */
const FINDING_MAX_LENGTH = 240;

interface CachedDocument {
    readonly document: DocumentNode;
    readonly asked: Asked;
    /** By operation name, which is empty if none was given. */
    readonly operations: Map<string, PreparedOperation>;
}

/** Documents that are parsed, measured and validated once for all requests with the same text. */
export class DocumentCache {
    private readonly documents = new LRUCache<string, CachedDocument>({
        max: DOCUMENTS_MAX,
        maxSize: CHARACTERS_MAX,
        sizeCalculation: (_document, text) => text.length,
    });

    public constructor(private readonly schema: GraphQLSchema) {}

    /** The number of cached documents. */
    public get size(): number {
        return this.documents.size;
    }

    /**
     * The operation of a request, ready to run.
     * @throws {MeshError} `UnreadRequestError` for a text with a shape that is not parsed, BadRequest for a text that
     * is not a document or an unknown operation, ValidationError for a document that the contract or the limits refuse
     */
    public operation(text: string, operationName: string | null | undefined): PreparedOperation {
        const cached = this.documents.get(text) ?? this.read(text);
        const name = operationName ?? '';
        const known = cached.operations.get(name);
        if (known !== undefined) return known;
        const { document, asked } = cached;
        const prepared = new PreparedOperation(this.schema, document, findOperation(document, name), asked);
        cached.operations.set(name, prepared);
        return prepared;
    }

    private read(text: string): CachedDocument {
        checkDocumentShape(text);
        const document = parseText(text);
        const asked = checkQueryLimits(document);
        const findings = validate(this.schema, document, undefined, { maxErrors: FINDINGS_MAX });
        const [first] = findings;
        if (first !== undefined) throw refusal('ValidationError', first);
        const cached = { document, asked, operations: new Map<string, PreparedOperation>() };
        this.documents.set(text, cached);
        return cached;
    }
}

function parseText(text: string): DocumentNode {
    try {
        return parse(text);
    } catch (thrown) {
        if (thrown instanceof GraphQLError) throw refusal('BadRequest', thrown);
        throw thrown;
    }
}

function refusal(errorType: 'BadRequest' | 'ValidationError', error: GraphQLError): MeshError {
    const text = `query: ${error.message}`;
    const shown = text.length > FINDING_MAX_LENGTH ? `${text.slice(0, FINDING_MAX_LENGTH)}…` : text;
    const [place] = error.locations ?? [];
    return new MeshError(
        errorType,
        place === undefined ? shown : `${shown} (line ${place.line}, column ${place.column})`,
    );
}

function findOperation(document: DocumentNode, name: string) {
    const operation = getOperationAST(document, name === '' ? null : name);
    if (operation) return operation;
    const names = document.definitions.flatMap((definition) =>
        definition.kind === Kind.OPERATION_DEFINITION ? (definition.name?.value ?? '(without a name)') : [],
    );
    const given = name === '' ? 'none was given' : `the one given, of ${name.length} characters, is unknown`;
    throw new MeshError(
        'BadRequest',
        `operationName must name one of the ${names.length} operations of the query; ${given}.`,
    );
}
