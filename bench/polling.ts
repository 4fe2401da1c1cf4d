import { print } from 'graphql';
import { CreateGroupDocument, RecordEventsExtendedDocument } from '../src/wire/operations';
import { NOTHING_SINCE, sampleEvent } from './peers/sample-events';
import { RawHttpClient } from './raw-http-client';
import { startMesh, startPeer, type ServerUnderTest } from './server-under-test';

const CONNECTIONS = 8;
const WARM_UP_REQUESTS = 4000;
const REQUESTS = 15_000;

/** The same query for every server: the fields that today's editors select. */
const QUERY = `query Poll($groupId: ID!, $domain: String!, $since: String!) {
    getEventsSince(groupId: $groupId, domain: $domain, since: $since) {
        name firedByNodeId groupId domain payload timestamp cursor orderKey
    }
}`;

/** CPU time of the server's process per request, in microseconds. */
export interface PollingResult {
    readonly noEvents: number;
    readonly tenEvents: number;
}

/** The mesh server. */
export async function meshPolling(): Promise<PollingResult> {
    const server = await startMesh();
    const client = await RawHttpClient.open(server.port);
    const group = { name: 'bench', hostId: 'host', domain: 'bench', useWebSocket: false };
    const created = await client.send(client.prepare({ query: print(CreateGroupDocument), variables: group }));
    const groupId = /"id":"(\w+)"/.exec(created)?.[1] ?? '';
    const events = Array.from({ length: 10 }, (_, index) => {
        const { name, payload, timestamp, orderKey } = sampleEvent(index);
        return { eventName: name, payload, firedAt: timestamp, orderKey };
    });
    const batch = { groupId, domain: 'bench', nodeId: 'host', events };
    const recorded = await client.send(
        client.prepare({ query: print(RecordEventsExtendedDocument), variables: batch }),
    );
    const last = /"position":"([^"]+)"/.exec(recorded)?.[1] ?? '';
    client.close();
    const start = '2020-01-01T00:00:00.000Z';
    return run(server, (since) => ({ groupId, domain: 'bench', since: since === NOTHING_SINCE ? last : start }));
}

/** A peer with the same answers. */
export async function peerPolling(name: 'plain-http' | 'yoga'): Promise<PollingResult> {
    const server = await startPeer(name);
    return run(server, (since) => ({ groupId: 'group', domain: 'bench', since }));
}

async function run(server: ServerUnderTest, variables: (since: string) => object): Promise<PollingResult> {
    try {
        return {
            noEvents: await cpuPerRequest(server, variables(NOTHING_SINCE), 0),
            tenEvents: await cpuPerRequest(server, variables('start'), 10),
        };
    } finally {
        server.stop();
    }
}

async function cpuPerRequest(server: ServerUnderTest, variables: object, expected: number): Promise<number> {
    const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => RawHttpClient.open(server.port)));
    const ask = async (client: RawHttpClient, requests: number) => {
        const request = client.prepare({ query: QUERY, operationName: 'Poll', variables });
        for (let sent = 0; sent < requests; sent += 1) {
            const found = (await client.send(request)).split('"firedByNodeId"').length - 1;
            if (found !== expected) throw new Error(`A poll answered ${found} events where there are ${expected}.`);
        }
    };
    const askAll = (requests: number) => Promise.all(clients.map((client) => ask(client, requests / CONNECTIONS)));
    await askAll(WARM_UP_REQUESTS);
    const before = await server.cpuMicroseconds();
    await askAll(REQUESTS);
    const cpu = (await server.cpuMicroseconds()) - before;
    for (const client of clients) client.close();
    return cpu / REQUESTS;
}
