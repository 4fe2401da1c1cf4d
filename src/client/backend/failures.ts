// What a failed request means, in one place: from what the network and the backend said to a kind and a sentence.
import { readReason, type Reason } from '../../wire/reasons';
import { BackendError } from './backend';
import type { ErrorKind } from '../status/status';

/** Answers that filters and captive portals give in a server's place. */
const FILTER_STATUSES: ReadonlySet<number> = new Set([403, 407, 451, 502, 503, 511]);

/** Answers of something that is busy, however it says so in its body. */
const BUSY_STATUSES: ReadonlySet<number> = new Set([408, 425, 429]);

/** What an `errorType` means: its kind for a person, and whether the same request may pass later. */
interface Meaning {
    readonly types: RegExp;
    readonly kind: ErrorKind;
    readonly passing: boolean;
}

/**
 * The first row that fits counts. Only the first two refuse for good (src/wire/errors.ts, and AppSync's names for the
 * same). An error type in no row comes from something else, and says nothing about the request.
 */
const MEANINGS: readonly Meaning[] = [
    { types: /^GroupNotFound$/, kind: 'group-gone', passing: false },
    { types: /^(ValidationError|BadRequest|NodeNotFound|Unauthorized.*)$/, kind: 'refused', passing: false },
    { types: /^(Paused|LimitExceeded|Throttl|TooManyRequests)/, kind: 'refused', passing: true },
    { types: /^(Internal(Error|Failure|Server)|ServiceUnavailable)/, kind: 'server-down', passing: true },
    { types: /^(ExecutionTimeout|Lambda:|DynamoDB:)/, kind: 'server-down', passing: true },
];

/**
 * AppSync names no `errorType` where the document does not fit its schema, and graphql-js none of its own: there is
 * nothing but the text to know it by. Such a document never passes.
 */
const DOCUMENT_ERROR = /^(Validation error of type |Cannot query field |Unknown (type|argument|field) |Variable ['"$])/;
const UNKNOWN_FIELD = /^(Validation error of type FieldUndefined: Field |Cannot query field )['"](\w+)['"]/;

/** One error of a GraphQL answer, read as hostile input. */
export interface AnsweredError {
    readonly message: string;
    readonly errorType: string | null;
    readonly reason: Reason | null;
}

const NO_ANSWER: AnsweredError = {
    message: 'The server answered with neither data nor an error.',
    errorType: null,
    reason: null,
};

/** The errors of a GraphQL answer's `errors`, whatever is in it. */
export function answeredErrors(errors: unknown): AnsweredError[] {
    if (!Array.isArray(errors)) return [];
    return errors.map((error: unknown) => {
        if (typeof error !== 'object' || error === null)
            return { message: 'An error without a text.', errorType: null, reason: null };
        return {
            message:
                'message' in error && typeof error.message === 'string' ? error.message : 'An error without a text.',
            errorType: 'errorType' in error && typeof error.errorType === 'string' ? error.errorType : null,
            reason: 'errorInfo' in error ? readReason(error.errorInfo) : null,
        };
    });
}

/** The failure that a GraphQL answer with errors is. */
export function failureOfAnswer(errors: readonly AnsweredError[]): BackendError {
    const { message, errorType, reason } = errors[0] ?? NO_ANSWER;
    if (errorType === null && DOCUMENT_ERROR.test(message)) return new BackendError('refused', message, null);
    const meaning = MEANINGS.find(({ types }) => types.test(errorType ?? ''));
    const { kind, passing } = meaning ?? { kind: 'protocol', passing: true };
    return new BackendError(kind, message, errorType, { passing, reason });
}

/** Whether a failure says that the backend's schema does not know a field. */
export function isUnknownField(error: BackendError, field: string): boolean {
    return UNKNOWN_FIELD.exec(error.message)?.[2] === field;
}

/** The failure of whatever was thrown where an answer was read: one of an unexpected shape throws anything. */
export function failureOf(thrown: unknown): BackendError {
    if (thrown instanceof BackendError) return thrown;
    const message = 'The mesh server sent an unexpected answer. Retrying…';
    return new BackendError('protocol', message, null, { cause: thrown });
}

/** The failure that an answer with an HTTP status or a body that is no GraphQL is. */
export function failureOfResponse(status: number, body: string): BackendError {
    const errors = parsedErrors(body);
    if (errors.length > 0 && !BUSY_STATUSES.has(status)) return failureOfAnswer(errors);
    const html = /^\s*</.test(body);
    if (BUSY_STATUSES.has(status))
        return new BackendError('server-down', `The mesh server is busy (HTTP ${status}).`, null, {
            reason: { code: 'busy-server' },
        });
    if (FILTER_STATUSES.has(status) || html) return filteredFailure(status);
    if (status >= 500)
        return new BackendError('server-down', `The mesh server failed (HTTP ${status}).`, null, {
            reason: { code: 'failing-server' },
        });
    return new BackendError(
        'protocol',
        `The answer did not come from a mesh server (HTTP ${status}). Check the server's address in the settings.`,
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
