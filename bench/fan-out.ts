import { once } from 'node:events';
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

/** The mesh server. `messagesPerSecond` is per group. `sharedIds`: all subscribers use the same operation id. */
export async function meshFanOut(messagesPerSecond: number, sharedIds: boolean): Promise<FanOutResult> {
    const server = await startMesh();
    const senders: Sender[] = [];
    const members: Promise<WebSocket>[] = [];
    const setUp = await RawHttpClient.open(server.port);
    for (let group = 0; group < GROUPS; group += 1) {
        const variables = { name: 'bench', hostId: `host ${group}`, domain: 'bench', useWebSocket: true };
        const answer = await setUp.send(setUp.prepare({ query: print(CreateGroupDocument), variables }));
        const groupId = /"id":"(\w+)"/.exec(answer)?.[1] ?? '';
        for (let member = 0; member < MEMBERS; member += 1)
            members.push(subscribe(server.port, groupId, sharedIds ? '1' : crypto.randomUUID()));
        const client = await RawHttpClient.open(server.port);
        const { name, payload, timestamp } = sampleEvent(0);
        // Two members take turns, because one alone may send no more than 200 events a second in the long run.
        const requests = ['host', 'other'].map((who) =>
            client.prepare({
                query: print(FireEventsDocument),
                variables: {
                    groupId,
                    domain: 'bench',
                    nodeId: `${who} ${group}`,
                    events: [{ eventName: name, payload, firedAt: timestamp }],
                },
            }),
        );
        let sent = 0;
        const send = () => client.send(requests[(sent += 1) % requests.length] ?? '');
        senders.push({ send, close: () => client.close() });
    }
    setUp.close();
    return measure(server, senders, await Promise.all(members), messagesPerSecond);
}

/** graphql-yoga with graphql-ws. */
export async function yogaFanOut(messagesPerSecond: number): Promise<FanOutResult> {
    const server = await startPeer('yoga');
    const members: Promise<WebSocket>[] = [];
    const senders: Sender[] = [];
    for (let group = 0; group < GROUPS; group += 1) {
        for (let member = 0; member < MEMBERS; member += 1) members.push(subscribe(server.port, `${group}`, '1', YOGA));
        const client = await RawHttpClient.open(server.port);
        const request = client.prepare({ query: `mutation { fire(groupId: "${group}") }` });
        senders.push({ send: () => client.send(request), close: () => client.close() });
    }
    return measure(server, senders, await Promise.all(members), messagesPerSecond);
}

/** A relay that uses only `ws`, with messages of the mesh server's size. */
export async function relayFanOut(messagesPerSecond: number): Promise<FanOutResult> {
    const server = await startPeer('ws-relay');
    const message = JSON.stringify({ id: '1', type: 'next', payload: { data: { batchEvent: sampleEvent(0) } } });
    const members: Promise<WebSocket>[] = [];
    const senders: Sender[] = [];
    for (let group = 0; group < GROUPS; group += 1) {
        const url = `ws://127.0.0.1:${server.port}/${group}`;
        for (let member = 0; member < MEMBERS; member += 1) members.push(open(new WebSocket(url)));
        const sender = await open(new WebSocket(url));
        senders.push({ send: () => sender.send(message), close: () => sender.terminate() });
        members.push(Promise.resolve(sender));
    }
    return measure(server, senders, await Promise.all(members), messagesPerSecond);
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
    senders: readonly Sender[],
    members: readonly WebSocket[],
    messagesPerSecond: number,
): Promise<FanOutResult> {
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

function pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
