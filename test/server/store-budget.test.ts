import { JoinGroupDocument, RecordEventsDocument } from '../../src/wire/operations';
import { newGroup, startTestServer, type TestServer } from './test-server';
import { run } from './wire-client';

let server: TestServer;
beforeAll(async () => {
    server = await startTestServer({ MESH_MEMORY_MEBIBYTES: '16' });
});
afterAll(() => server.close());

test('D9: who fills the memory of the server is refused, and what it takes is in the metrics', async () => {
    const event = { eventName: 'e', payload: 'x'.repeat(16_000), firedAt: '2026-01-11T13:22:00.123Z' };
    const events = Array.from({ length: 15 }, () => event);
    const refusals: object[] = [];
    const group = await newGroup(server.url);
    const empty = await server.metric('mesh_store_bytes');
    for (let node = 0; node < 40 && refusals.length === 0; node += 1) {
        await run(server.url, JoinGroupDocument, { ...group, nodeId: `n${node}` });
        const { errors } = await run(server.url, RecordEventsDocument, { ...group, nodeId: `n${node}`, events });
        refusals.push(...errors);
    }
    const max = await server.metric('mesh_store_max_bytes');
    expect(refusals).toMatchObject([
        {
            errorType: 'LimitExceeded',
            message: expect.stringMatching(/^events: the groups of this server use \d+ of/),
            errorInfo: { code: 'server-full', values: { max, given: expect.any(Number) } },
        },
    ]);
    expect(max).toBe(16 * 1024 * 1024);
    const used = await server.metric('mesh_store_bytes');
    expect(used).toBeGreaterThan(max - 600_000);
    expect(used).toBeLessThanOrEqual(max);
    expect(empty).toBeLessThan(10_000);
});
