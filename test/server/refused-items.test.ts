// What did not fit, of requests of editors of today: they do not read it, so whoever runs the server is told.
import { RecordEventsDocument, ReportDataDocument } from '../../src/wire/operations';
import { event, newGroup, startTestServer, type TestServer } from './test-server';
import { run } from './wire-client';

let server: TestServer;
beforeEach(async () => {
    server = await startTestServer();
});
afterEach(() => server.close());

test('items that do not fit are counted and logged, some seconds of them in one line', async () => {
    const member = { ...(await newGroup(server.url)), nodeId: 'n' };
    const data = [
        { key: 'x', value: '1' },
        { key: 'y', value: 'z'.repeat(4097) },
    ];
    await run(server.url, ReportDataDocument, { ...member, data });
    const events = ['', 'e', ''].map((name) => event(name));
    await run(server.url, RecordEventsDocument, { ...member, events });
    expect(await server.metric('mesh_items_refused_total')).toBe(3);
    const lines = server.log.filter((line) => line.includes('exceeded a limit'));
    expect(lines).toEqual([expect.stringContaining('data[1].value is limited to 4096 bytes; it has 4097.')]);
    expect(lines[0]).not.toContain('zzz');
});
