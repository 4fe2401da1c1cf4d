import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { print } from 'graphql';
import { WebSocket } from 'ws';
import { CreateGroupDocument, FireEventsDocument, OnMessageDocument } from '../src/wire/operations';
import { sampleEvent } from './peers/sample-events';
import { RawHttpClient } from './raw-http-client';
import { startMesh, startPeer, type ServerUnderTest } from './server-under-test';

const GROUPS = 10;
const MEMBERS = 40;
/** The rate of the warm-up in each group, so that no server is measured while it is still being compiled. */
const WARM_UP_MESSAGES_PER_SECOND = 100;
const WARM_UP_MS = 2000;
/** A pause after the warm-up, so that its last messages arrive before counting starts. */
const DRAIN_MS = 500;
const MEASURE_MS = 4000;

/** The measurements of one server. */
export interface FanOutResult {
    readonly microsecondsPerDelivery: number;
    readonly deliveriesPerSecond: number;
}

interface Sender {
    /** Publishes one message in its group. */
    send(): unknown;
    close(): void;
}

/** One group of a server: its sender, and how a member connects. */
interface Group {
    readonly sender: Sender;
    connect(): Promise<WebSocket>;
}

/** The mesh server. `messagesPerSecond` is per group. `sharedIds`: all subscribers use the same operation id. */
export async function meshFanOut(messagesPerSecond: number, sharedIds: boolean): Promise<FanOutResult> {
    const server = await startMesh();
    const openGroup = async (group: number): Promise<Group> => {
        const client = await RawHttpClient.open(server.port);
        const variables = { name: 'bench', hostId: `host ${group}`, domain: 'bench', useWebSocket: true };
        const answer = await client.send(client.prepare({ query: print(CreateGroupDocument), variables }));
        const groupId = /"id":"(\w+)"/.exec(answer)?.[1] ?? '';
        const { name, payload, timestamp } = sampleEvent(0);
        const events = [{ eventName: name, payload, firedAt: timestamp }];
        // Two members take turns, because one alone may send no more than 200 events a second in the long run.
        const requests = ['host', 'other'].map((who) => {
            const batch = { groupId, domain: 'bench', nodeId: `${who} ${group}`, events };
            return client.prepare({ query: print(FireEventsDocument), variables: batch });
        });
        let sent = 0;
        return {
            sender: {
                send: () => client.send(requests[(sent += 1) % requests.length] ?? ''),
                close: () => client.close(),
            },
            connect: () => subscribe(server.port, groupId, sharedIds ? '1' : crypto.randomUUID()),
        };
    };
    return measure(server, openGroup, messagesPerSecond);
}

/** graphql-yoga with graphql-ws. */
export async function yogaFanOut(messagesPerSecond: number): Promise<FanOutResult> {
    const server = await startPeer('yoga');
    const openGroup = async (group: number): Promise<Group> => {
        const client = await RawHttpClient.open(server.port);
        const request = client.prepare({ query: `mutation { fire(groupId: "${group}") }` });
        return {
            sender: { send: () => client.send(request), close: () => client.close() },
            connect: () => subscribe(server.port, `${group}`, '1', YOGA),
        };
    };
    return measure(server, openGroup, messagesPerSecond);
}

/** A relay that uses only `ws`, with messages of the mesh server's size. */
export async function relayFanOut(messagesPerSecond: number): Promise<FanOutResult> {
    const server = await startPeer('ws-relay');
    const message = JSON.stringify({ id: '1', type: 'next', payload: { data: { batchEvent: sampleEvent(0) } } });
    const openGroup = async (group: number): Promise<Group> => {
        const sockets: WebSocket[] = [];
        return {
            // The relay sends a message back to its sender, too, so one of the members sends.
            sender: { send: () => sockets[0]?.send(message), close: () => undefined },
            async connect() {
                const socket = await open(new WebSocket(`ws://127.0.0.1:${server.port}/${group}`));
                sockets.push(socket);
                return socket;
            },
        };
    };
    return measure(server, openGroup, messagesPerSecond);
}

const YOGA = `subscription($groupId: ID!, $domain: String!) { onMessageInGroup(groupId: $groupId, domain: $domain) {
    groupId domain batchEvent { events { name firedByNodeId payload timestamp cursor orderKey } } } }`;

async function open(socket: WebSocket): Promise<WebSocket> {
    await once(socket, 'open');
    return socket;
}

async function subscribe(port: number, groupId: string, id: string, query = print(OnMessageDocument)) {
    const url = `ws://127.0.0.1:${port}/graphql`;
    const socket = await open(new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false }));
    socket.send('{"type":"connection_init"}');
    await once(socket, 'message');
    const payload = { query, variables: { groupId, domain: 'bench' } };
    socket.send(JSON.stringify({ id, type: 'subscribe', payload }));
    return socket;
}

async function measure(
    server: ServerUnderTest,
    openGroup: (group: number) => Promise<Group>,
    messagesPerSecond: number,
): Promise<FanOutResult> {
    const groups: Group[] = [];
    for (let group = 0; group < GROUPS; group += 1) groups.push(await openGroup(group));
    const senders = groups.map(({ sender }) => sender);
    const members = await Promise.all(groups.flatMap(({ connect }) => Array.from({ length: MEMBERS }, connect)));
    let received = 0;
    for (const member of members) member.on('message', () => (received += 1));
    const stopWarmUp = sendSteadily(senders, WARM_UP_MESSAGES_PER_SECOND);
    await pause(WARM_UP_MS);
    stopWarmUp();
    await pause(DRAIN_MS);
    const stop = sendSteadily(senders, messagesPerSecond);
    const cpuBefore = await server.cpuMicroseconds();
    const before = received;
    const start = performance.now();
    await pause(MEASURE_MS);
    const cpu = (await server.cpuMicroseconds()) - cpuBefore;
    const seconds = (performance.now() - start) / 1000;
    const deliveries = received - before;
    stop();
    for (const member of members) member.terminate();
    for (const sender of senders) sender.close();
    server.stop();
    return { microsecondsPerDelivery: cpu / deliveries, deliveriesPerSecond: deliveries / seconds };
}

/** The groups send in turn, evenly spread over time. A sender waits until its last request is answered. */
function sendSteadily(senders: readonly Sender[], messagesPerSecond: number): () => void {
    const busy = new Set<Sender>();
    const start = performance.now();
    let sent = 0;
    const timer = setInterval(() => {
        const due = ((performance.now() - start) / 1000) * messagesPerSecond * senders.length;
        for (; sent < due; sent += 1) {
            const sender = senders[sent % senders.length];
            if (sender === undefined || busy.has(sender)) continue;
            busy.add(sender);
            void Promise.resolve(sender.send()).then(() => busy.delete(sender));
        }
    }, 1);
    return () => clearInterval(timer);
}
