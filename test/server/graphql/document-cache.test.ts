import { DocumentCache } from '../../../src/server/graphql/document-cache';
import { executableSchema } from '../../../src/wire/executable-schema';
import { contractDouble } from './contract-double';

function cache(): DocumentCache {
    return new DocumentCache(executableSchema(contractDouble()));
}

test('a document is parsed once for all who send the same text', () => {
    const documents = cache();
    const first = documents.operation('{ __typename }', undefined);
    expect(documents.operation('{ __typename }', null)).toBe(first);
    expect(documents.operation('{ __typename }', '')).toBe(first);
});

test('the operations of one document share its parsing', () => {
    const documents = cache();
    const text = 'query A { __typename } mutation B { createDomain }';
    const first = documents.operation(text, 'A');
    const second = documents.operation(text, 'B');
    expect(first.kind).toBe('query');
    expect(second).toMatchObject({ kind: 'mutation', field: 'createDomain' });
    expect(second.document).toBe(first.document);
});

test('the number of documents is bounded', () => {
    const documents = cache();
    for (let index = 0; index < 600; index += 1) documents.operation(`query Q${index} { __typename }`, undefined);
    expect(documents.size).toBe(500);
});

test('the size of all documents is bounded', () => {
    const documents = cache();
    for (let index = 0; index < 10; index += 1)
        documents.operation(`{ __typename } # ${index} ${'x'.repeat(90_000)}`, undefined);
    expect(documents.size).toBe(4);
});

test('a refused document takes no room', () => {
    const documents = cache();
    expect(() => documents.operation('{ nothing }', undefined)).toThrow('Cannot query field "nothing"');
    expect(documents.size).toBe(0);
});

test('interpreted, at its first use, and compiled, from its second, an operation gives the same', async () => {
    const operation = cache().operation('query ($id: ID!) { getNodeStatus(nodeId: $id) { nodeId data { key } } }', '');
    const results = [];
    for (let use = 0; use < 3; use += 1)
        results.push(JSON.stringify(await operation.run(undefined, { address: '' }, { id: 'n' })));
    expect(new Set(results)).toEqual(new Set(['{"data":{"getNodeStatus":{"nodeId":"n","data":[{"key":"k"}]}}}']));
});
