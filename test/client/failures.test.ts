import { answeredErrors, failureOfAnswer, failureOfResponse } from '../../src/client/failures';

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

    it('an answer of the mesh itself is told by its errorType, whatever the status', () => {
        const body = JSON.stringify({ errors: [{ message: 'Only the host can.', errorType: 'Unauthorized' }] });
        const failure = failureOfResponse(403, body);
        expect([failure.kind, failure.message, failure.passing]).toEqual(['refused', 'Only the host can.', false]);
    });

    it('a group that is gone is not tried again; a full one is', () => {
        const gone = failureOfAnswer([{ message: 'Group not found: x', errorType: 'GroupNotFound' }]);
        const full = failureOfAnswer([{ message: 'full', errorType: 'LimitExceeded' }]);
        expect([gone.kind, gone.passing, full.passing]).toEqual(['group-gone', false, true]);
    });

    it('reads errors as hostile input', () => {
        expect(answeredErrors([null, 7, { message: 3 }, { message: 'm', errorType: {} }])).toEqual([
            { message: 'An error without a text.', errorType: null },
            { message: 'An error without a text.', errorType: null },
            { message: 'An error without a text.', errorType: null },
            { message: 'm', errorType: null },
        ]);
        expect(answeredErrors('no list')).toEqual([]);
    });
});
