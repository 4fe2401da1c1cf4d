// What a member reads of its group over a real server, pushed and polled: a pause, the moved end, why it is out.
import { WebSocket } from 'ws';
import type { MeshClient } from '../../src/client/client';
import { createMeshClient } from '../../src/client/create-client';
import {
    CreateHostedGroupDocument,
    DissolveGroupDocument,
    ListNodesDocument,
    PauseGroupDocument,
    ProlongGroupDocument,
    RemoveMemberDocument,
} from '../../src/wire/operations';
import { text } from '../conformance/backend';
import { startTestServer, type TestServer } from './test-server';
import { until } from '../until';
import { run } from './wire-client';

const DOMAIN = 'school';
const HOST = 'host';
/** `ws` does what a browser's WebSocket does, but for what its types say of events. */
const given: unknown = WebSocket;

function isWebSocketClass(candidate: unknown): candidate is typeof globalThis.WebSocket {
    return typeof candidate === 'function';
}

describe.each([
    ['websocket', false],
    ['polling', true],
] as const)('a member that is reached by %s reads', (transport, forcePolling) => {
    let server: TestServer;
    let member: MeshClient;
    let group: { readonly groupId: string; readonly domain: string };
    let hostKey = '';

    const host = async (document: Parameters<typeof run>[1], more: object = {}) => {
        const { data, errors } = await run(server.url, document, { ...group, hostKey, ...more });
        expect(errors).toEqual([]);
        return data;
    };
    const pause = (paused: boolean) => host(PauseGroupDocument, { paused });
    const reason = () => member.status.lastError?.reason?.code;

    beforeEach(async () => {
        server = await startTestServer({ MESH_MAX_CONNECTION_TIME_SECONDS: '200', MESH_POLLING_INTERVAL_SECONDS: '1' });
        const made = await run(server.url, CreateHostedGroupDocument, {
            name: 'class',
            hostId: HOST,
            domain: DOMAIN,
            useWebSocket: true,
        });
        group = { groupId: text(made.data, 'createGroup', 'id'), domain: DOMAIN };
        hostKey = text(made.data, 'createGroup', 'hostKey');
        member = createMeshClient({
            url: `${server.url}/graphql`,
            domain: DOMAIN,
            forcePolling,
            WebSocket: isWebSocketClass(given) ? given : null,
        });
        await member.joinGroup(group.groupId);
        await until('it is reached so', () => member.status.transport === transport);
    });
    afterEach(async () => {
        await member.dispose();
        await server.close();
    });

    test('D6: a pause, and no longer than it lasts', async () => {
        expect(member.status.paused).toBe(false);
        await pause(true);
        await until('the pause is read', () => member.status.paused);
        expect(member.status.state).toBe('connected');
        await pause(false);
        await until('the group goes on', () => !member.status.paused);
    });

    test('D6: a pause into which it comes', async () => {
        await member.leave();
        await pause(true);
        await member.joinGroup(group.groupId);
        expect(member.status.paused).toBe(true);
    });

    test('D6: the last five minutes, and no more of them once the host prolongs', async () => {
        const before = member.status.group?.expiresAt;
        expect(member.status.expiresInSeconds).toBeGreaterThan(190);
        await host(ProlongGroupDocument, { seconds: 600 });
        await until('the end is moved', () => member.status.expiresInSeconds === null);
        expect(Date.parse(member.status.group?.expiresAt ?? '')).toBe(Date.parse(before ?? '') + 600_000);
    });

    test('D6: that it was taken out', async () => {
        const nodes = await host(ListNodesDocument);
        await host(RemoveMemberDocument, { nodeId: text(nodes, 'listNodesInGroup', 0, 'id') });
        await until('it is out', () => member.status.state === 'error');
        expect(reason()).toBe('removed');
    });

    test('D6: that the group was ended', async () => {
        await host(DissolveGroupDocument, { hostId: HOST });
        await until('it is out', () => member.status.state === 'error');
        expect(reason()).toBe('group-ended');
    });
});
