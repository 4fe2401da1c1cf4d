// What real networks and backends answer now and then to a request that nobody refused: rate limits, restarts, caches
// and proxies that cut a body. Sources: the public reports on transient answers of AppSync, Apollo and school proxies.

/** An answer that says nothing about the request. */
export interface OddAnswer {
    readonly status: number;
    readonly type: string;
    readonly text: string;
}

const GRAPHQL = 'application/json; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';

function graphqlError(status: number, errorType: string): (body: string) => OddAnswer {
    return () => ({
        status,
        type: GRAPHQL,
        text: JSON.stringify({ data: null, errors: [{ message: 'Something went wrong.', errorType, path: null }] }),
    });
}

function plain(status: number, text: string): (body: string) => OddAnswer {
    return () => ({ status, type: TEXT, text });
}

const ANSWERS: readonly ((body: string) => OddAnswer)[] = [
    graphqlError(429, 'TooManyRequestsException'),
    graphqlError(200, 'LimitExceededError'),
    graphqlError(200, 'ExecutionTimeout'),
    graphqlError(200, 'Lambda:Unhandled'),
    graphqlError(200, 'InternalFailure'),
    graphqlError(500, 'InternalError'),
    plain(408, 'Request Timeout'),
    plain(404, 'Not Found'),
    plain(429, 'Too Many Requests'),
    plain(503, 'Service Unavailable'),
    () => ({ status: 200, type: GRAPHQL, text: '' }),
    () => ({ status: 200, type: GRAPHQL, text: '{"data":{"pollGroupDa' }),
    () => ({ status: 200, type: GRAPHQL, text: '{}' }),
    (body) => ({ status: 200, type: GRAPHQL, text: JSON.stringify({ data: { [rootField(body)]: null } }) }),
];

/** One of them; `chance` is from 0 up to 1. */
export function oddAnswer(chance: number, body: string): OddAnswer {
    const answer = ANSWERS[Math.floor(chance * ANSWERS.length)];
    if (answer === undefined) throw new Error(`There is no odd answer for ${chance}.`);
    return answer(body);
}

/** The first field that a request's operation asks for. */
function rootField(body: string): string {
    return /(?:query|mutation)[^{]*\{\s*(?:\\n)?\s*(\w+)/.exec(body)?.[1] ?? 'unknown';
}
