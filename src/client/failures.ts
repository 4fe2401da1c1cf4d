// What a failed request means, in one place: from what the network and the backend said to a kind and a sentence.
import { BackendError } from './backend';
import type { ErrorKind } from './status';

/** Answers that filters and captive portals give in a server's place. */
const FILTER_STATUSES: ReadonlySet<number> = new Set([403, 407, 451, 502, 503, 511]);

const GRAPHQL_KINDS: Readonly<Record<string, ErrorKind>> = {
    GroupNotFound: 'group-gone',
    ValidationError: 'refused',
    Unauthorized: 'refused',
    UnauthorizedException: 'refused',
    NodeNotFound: 'refused',
    LimitExceeded: 'refused',
    Paused: 'refused',
    BadRequest: 'refused',
};

/** One error of a GraphQL answer, read as hostile input. */
export interface AnsweredError {
    readonly message: string;
    readonly errorType: string | null;
}

/** The errors of a GraphQL answer's `errors`, whatever is in it. */
export function answeredErrors(errors: unknown): AnsweredError[] {
    if (!Array.isArray(errors)) return [];
    return errors.map((error: unknown) => {
        if (typeof error !== 'object' || error === null)
            return { message: 'An error without a text.', errorType: null };
        return {
            message:
                'message' in error && typeof error.message === 'string' ? error.message : 'An error without a text.',
            errorType: 'errorType' in error && typeof error.errorType === 'string' ? error.errorType : null,
        };
    });
}

/** The failure that a GraphQL answer with errors is. */
export function failureOfAnswer(errors: readonly AnsweredError[]): BackendError {
    const first = errors[0] ?? { message: 'The server answered with neither data nor an error.', errorType: null };
    const kind = first.errorType === null ? 'protocol' : (GRAPHQL_KINDS[first.errorType] ?? 'protocol');
    return new BackendError(kind, first.message, first.errorType);
}

/** The failure that an answer with an HTTP status or a body that is no GraphQL is. */
export function failureOfResponse(status: number, body: string): BackendError {
    const errors = parsedErrors(body);
    if (errors.length > 0) return failureOfAnswer(errors);
    const html = /^\s*</.test(body);
    if (FILTER_STATUSES.has(status) || html) return filteredFailure(status);
    if (status >= 500)
        return new BackendError('server-down', `The mesh server failed (HTTP ${status}). Try again in a moment.`, null);
    return new BackendError(
        'protocol',
        `What answered is no mesh server (HTTP ${status}). Check the server's address in the settings.`,
        null,
    );
}

/** The failure that a filter's answer is. */
export function filteredFailure(status: number): BackendError {
    return new BackendError(
        'filtered',
        `A network filter answered in the server's place (HTTP ${status}). Ask the network's administrator to allow the mesh server's address.`,
        null,
    );
}

function parsedErrors(body: string): AnsweredError[] {
    try {
        const parsed: unknown = JSON.parse(body);
        return typeof parsed === 'object' && parsed !== null && 'errors' in parsed ? answeredErrors(parsed.errors) : [];
    } catch {
        return [];
    }
}
