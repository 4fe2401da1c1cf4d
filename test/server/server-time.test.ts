// Real processes: one that is stopped as a sleeping laptop is, and one whose machine's clock is set.
import { join } from 'node:path';
import {
    EventsSinceDocument,
    JoinGroupDocument,
    ListNodesDocument,
    RecordEventsDocument,
    RenewHeartbeatDocument,
} from '../../src/wire/operations';
import { SOURCE, startServer, type ServerProcess } from '../server-process';
import { newGroup, startTestServer } from './test-server';
import { until } from '../until';
import { run } from './wire-client';

/** As long as a lid is closed here, milliseconds: longer than the heartbeats' TTL. */
const SLEEP_MS = 5_000;
const TTL_S = 3;
const HEARTBEATS = {
    MESH_HOST_HEARTBEAT_INTERVAL_SECONDS: '1',
    MESH_HOST_HEARTBEAT_TTL_SECONDS: String(TTL_S),
    MESH_MEMBER_HEARTBEAT_INTERVAL_SECONDS: '1',
    MESH_MEMBER_HEARTBEAT_TTL_SECONDS: String(TTL_S),
};
const LONG_AGO = '2020-01-01T00:00:00.000Z';

let server: ServerProcess | undefined;
afterEach(() => server?.stop('SIGKILL'));

const event = (eventName: string) => ({ eventName, firedAt: '2026-01-11T13:22:00.123Z' });

test('a server that slept for longer than the heartbeats allow judges nobody for that time', async () => {
    server = await startServer(HEARTBEATS, [], SOURCE);
    const { url, child } = server;
    const group = await newGroup(url);
    await run(url, JoinGroupDocument, { ...group, nodeId: 'member' });
    await run(url, RenewHeartbeatDocument, { ...group, hostId: 'host' });
    child.kill('SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, SLEEP_MS));
    child.kill('SIGCONT');
    // Asked before anybody had a chance to be heard.
    const { data } = await run(url, ListNodesDocument, group);
    expect(data).toMatchObject({ listNodesInGroup: [{ id: 'member' }] });
    expect((await run(url, RenewHeartbeatDocument, { ...group, hostId: 'host' })).errors).toEqual([]);
    // Who is silent while the server runs is gone as ever.
    await until('the group ends', async () => (await run(url, ListNodesDocument, group)).errors.length > 0);
});

test('D5: the clock of the machine may jump by an hour either way: no group ends, events flow and expire', async () => {
    const NODE_OPTIONS = `--require ${join(__dirname, 'jumping-clock.cjs')}`;
    const running = await startServer({ NODE_OPTIONS, MESH_EVENT_TTL_SECONDS: '4' }, [], SOURCE);
    server = running;
    const { url } = running;
    const group = await newGroup(url);
    const ask = async (document: Parameters<typeof run>[1], more: object) => {
        const { data, errors } = await run(url, document, { ...group, ...more });
        expect(errors).toEqual([]);
        return data;
    };
    const recordAndRead = async (name: string): Promise<void> => {
        await ask(RecordEventsDocument, { nodeId: 'n', events: [event(name)] });
        const read = await ask(EventsSinceDocument, { since: LONG_AGO });
        expect(read).toMatchObject({ getEventsSince: expect.arrayContaining([expect.objectContaining({ name })]) });
    };
    await recordAndRead('before');
    for (const moment of ['an hour ahead', 'an hour behind']) {
        const before = running.output();
        running.child.kill('SIGUSR2');
        await until('the clock has jumped', () => running.output() !== before);
        await recordAndRead(moment);
    }
    await ask(RenewHeartbeatDocument, { hostId: 'host' });
    await until('all of it has expired', async () => {
        const read = await ask(EventsSinceDocument, { since: LONG_AGO });
        return JSON.stringify(read) === '{"getEventsSince":[]}';
    });
});

test('an answer tells the time that groups live by: from it a client tells how many minutes are left', async () => {
    const ahead = await startTestServer({}, { now: () => Date.now() + 3_600_000, setRight: () => undefined });
    try {
        const { headers } = await run(ahead.url, ListNodesDocument, { groupId: 'g', domain: 'd' });
        const date = Date.parse(headers.get('date') ?? '');
        expect(Math.abs(date - Date.now() - 3_600_000)).toBeLessThan(60_000);
    } finally {
        await ahead.close();
    }
});
