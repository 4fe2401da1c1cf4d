import { createApolloBackend, httpLink } from '../../src/client/backend/apollo-backend';
import { chooseGroupApi } from '../../src/client/api/choose-group-api';
import { MeshGroupApi } from '../../src/client/api/mesh-group-api';
import { browserEnvironment, type Environment } from '../../src/client/environment/environment';

const error = (message: string, errorType?: string) => JSON.stringify({ data: null, errors: [{ message, errorType }] });

/** What a backend of Part 1 says: graphql-js, and AppSync, which names no errorType. */
const UNKNOWN: readonly (readonly [string, number, string])[] = [
    ['graphql-js', 200, error('Cannot query field "meshLevel" on type "Query".', 'ValidationError')],
    ['graphql-js, 400', 400, error('Cannot query field "meshLevel" on type "Query".')],
    [
        'AppSync',
        200,
        error("Validation error of type FieldUndefined: Field 'meshLevel' in type 'Query' is undefined @ 'meshLevel'"),
    ],
    [
        'AppSync, 400',
        400,
        error("Validation error of type FieldUndefined: Field 'meshLevel' in type 'Query' is undefined @ 'meshLevel'"),
    ],
];
const NO_ANSWER: readonly (readonly [number, string])[] = [
    [429, '{"errors":[{"message":"Too fast.","errorType":"LimitExceededError"}]}'],
    [500, error('Internal', 'InternalFailure')],
    [200, error('Lambda failed', 'Lambda:Unhandled')],
    [200, error('Something broke.')],
    [404, 'no such page'],
    [200, '{"data":{"meshLevel":null}}'],
    [200, '{"data":{"meshLevel":"two"}}'],
    [200, ''],
];

function partOf(answers: { status: number; body: string }[]) {
    let asked = 0;
    const environment: Environment = {
        ...browserEnvironment(),
        // Pauses between tries cost nothing here.
        after: (_ms, run) => {
            const timer = setImmediate(run);
            return () => clearImmediate(timer);
        },
        fetch: async () => {
            const { status, body } = answers[Math.min(asked, answers.length - 1)] ?? { status: 404, body: '' };
            asked += 1;
            return new Response(body, { status, headers: { 'content-type': 'application/json' } });
        },
    };
    // Nothing is given up while the answer is made.
    const patient: Environment = { ...environment, after: () => () => undefined };
    const backend = createApolloBackend(httpLink('http://mesh.test/graphql', undefined, patient), patient);
    const api = chooseGroupApi(backend, environment);
    const part = async () => ((await api()) instanceof MeshGroupApi ? 2 : 1);
    return { part, asked: () => asked };
}

describe('what a backend knows', () => {
    it('is asked once', async () => {
        const { part, asked } = partOf([{ status: 200, body: '{"data":{"meshLevel":2}}' }]);
        expect([await part(), await part(), asked()]).toEqual([2, 2, 1]);
    });

    it.each(UNKNOWN)('is Part 1 where it does not know the question: %s', async (_name, status, body) => {
        const { part, asked } = partOf([{ status, body }]);
        expect([await part(), await part(), asked()]).toEqual([1, 1, 1]);
    });

    it.each(NO_ANSWER)('is not taken from HTTP %i with %s: it is asked again', async (status, body) => {
        const { part } = partOf([
            { status, body },
            { status: 200, body: '{"data":{"meshLevel":2}}' },
        ]);
        const first = await part().catch(() => null);
        expect(first ?? (await part())).toBe(2);
    });

    it('stays unknown as long as nobody answers', async () => {
        const { part } = partOf([{ status: 500, body: '' }]);
        await expect(part()).rejects.toMatchObject({ kind: 'server-down' });
    });
});
