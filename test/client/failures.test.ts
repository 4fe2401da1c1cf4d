import {
    answeredErrors,
    failureOf,
    failureOfAnswer,
    failureOfResponse,
    isUnknownField,
} from '../../src/client/backend/failures';

const answer = (errorType: string | null, message = 'words') => failureOfAnswer([{ message, errorType, reason: null }]);

describe('what a failed request means', () => {
    it.each([
        [403, '<html>Blocked</html>', 'filtered'],
        [407, '', 'filtered'],
        [451, '', 'filtered'],
        [502, '', 'filtered'],
        [503, 'blocked by policy', 'filtered'],
        [511, '', 'filtered'],
        [200, '<!doctype html><title>Login</title>', 'filtered'],
        [500, 'oops', 'server-down'],
        [404, 'nothing here', 'protocol'],
    ])('N12: HTTP %i with %j is %s', (status, body, kind) => {
        expect(failureOfResponse(status, body).kind).toBe(kind);
    });

    it.each([
        [408, ''],
        [425, ''],
        [429, '{"message":"Too Many Requests"}'],
        [429, '{"errors":[{"message":"slow down","errorType":"BadRequest"}]}'],
        [404, 'nothing here'],
        [401, 'who are you?'],
        [500, ''],
        [501, '{}'],
        [504, '<html>'],
        [200, ''],
        [200, '{"data":{"recordEv'],
        [200, '[]'],
    ])('D5: HTTP %i with %j refuses nothing: the same request may pass later', (status, body) => {
        const failure = failureOfResponse(status, body);
        expect([failure.passing, failure.isAnswer]).toEqual([true, false]);
    });

    it.each([
        'LimitExceeded',
        'LimitExceededError',
        'ThrottlingException',
        'Throttled',
        'TooManyRequestsException',
        'Paused',
        'InternalError',
        'InternalFailure',
        'InternalServerError',
        'ServiceUnavailable',
        'ServiceUnavailableException',
        'ExecutionTimeout',
        'Lambda:Unhandled',
        'Lambda:ExecutionTimeoutException',
        'DynamoDB:ProvisionedThroughputExceededException',
        'SomethingNew',
        'NotValidationError',
        null,
    ])('D5: errorType %s refuses nothing', (errorType) => {
        expect(answer(errorType).passing).toBe(true);
    });

    it.each([
        ['GroupNotFound', 'group-gone'],
        ['ValidationError', 'refused'],
        ['BadRequest', 'refused'],
        ['NodeNotFound', 'refused'],
        ['Unauthorized', 'refused'],
        ['UnauthorizedException', 'refused'],
    ])('errorType %s refuses for good', (errorType, kind) => {
        const failure = answer(errorType);
        expect([failure.kind, failure.passing, failure.isAnswer]).toEqual([kind, false, true]);
    });

    it('an answer of the mesh itself is told by its errorType, whatever the status', () => {
        const body = JSON.stringify({ errors: [{ message: 'Only the host can.', errorType: 'Unauthorized' }] });
        const failure = failureOfResponse(403, body);
        expect([failure.kind, failure.message, failure.passing]).toEqual(['refused', 'Only the host can.', false]);
    });

    it('who is full or paused has answered: the network is there', () => {
        expect([answer('LimitExceeded').isAnswer, answer('Paused').isAnswer]).toEqual([true, true]);
    });

    it.each([
        ["Validation error of type FieldUndefined: Field 'meshLevel' in type 'Query' is undefined @ 'meshLevel'", true],
        ['Cannot query field "meshLevel" on type "Query".', true],
        ["Validation error of type UnknownType: Unknown type Foo @ 'meshLevel'", false],
        ['Cannot query field "other" on type "Query". Did you mean "meshLevel"?', false],
    ])('a document that does not fit the schema never passes: %s', (message, isUnknown) => {
        const failure = answer(null, message);
        expect([failure.kind, failure.passing]).toEqual(['refused', false]);
        expect(isUnknownField(failure, 'meshLevel')).toBe(isUnknown);
    });

    it('whatever is thrown while an answer is read is an answer of an unexpected shape', () => {
        const failure = failureOf(new TypeError("Cannot read properties of null (reading 'nextSince')"));
        expect([failure.kind, failure.passing]).toEqual(['protocol', true]);
        expect(failureOf(failure)).toBe(failure);
    });

    it('reads errors as hostile input', () => {
        const nothing = { message: 'An error without a text.', errorType: null, reason: null };
        expect(answeredErrors([null, 7, { message: 3 }, { message: 'm', errorType: {}, errorInfo: [] }])).toEqual([
            nothing,
            nothing,
            nothing,
            { ...nothing, message: 'm' },
        ]);
        expect(answeredErrors('no list')).toEqual([]);
    });

    it('keeps the code of a refusal, and what its sentence names', () => {
        const errorInfo = { code: 'life-full', values: { minutes: 120 } };
        const refused = failureOfResponse(
            200,
            JSON.stringify({ errors: [{ message: 'm', errorType: 'ValidationError', errorInfo }] }),
        );
        expect(refused.reason).toEqual(errorInfo);
    });
});
