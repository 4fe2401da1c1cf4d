import { httpServer } from '../../../src/server/http/http-server';

test('slow headers, slow bodies and answers that nobody reads are cut in time', () => {
    const server = httpServer(undefined, () => undefined);
    const { headersTimeout, requestTimeout, timeout } = server;
    expect({ headersTimeout, requestTimeout, timeout }).toEqual({
        headersTimeout: 10_000,
        requestTimeout: 30_000,
        timeout: 30_000,
    });
});
