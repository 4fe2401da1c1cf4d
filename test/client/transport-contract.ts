// What every Transport keeps, over the real server. Each adapter runs it in two lines.
import { MeshMemberApi } from '../../src/client/api/mesh-member-api';
import { createApolloBackend, httpLink } from '../../src/client/backend/apollo-backend';
import { BackendError, type Backend } from '../../src/client/backend/backend';
import { browserEnvironment, type Environment } from '../../src/client/environment/environment';
import { Joiner } from '../../src/client/groups/join';
import { ownClock } from '../../src/client/environment/server-clock';
import type { Membership } from '../../src/client/api/membership';
import { lastPosition, type Inbound } from '../../src/client/api/messages';
import type { Batch, Receipt } from '../../src/client/api/batch';
import type { PollTransport, PushEnd, PushSource } from '../../src/client/transport/transport';
import { DissolveGroupDocument, ListStatusesExtendedDocument, RecordEventsDocument } from '../../src/wire/operations';
import { startServer, type ServerProcess } from '../server-process';
import { until } from '../until';
import { BEGINNING } from '../../src/wire/position';

/** What an adapter is made of. */
export interface TransportSetup {
    readonly environment: Environment;
    /** Where the server's WebSocket is. */
    readonly webSocketUrl: string;
}

/** A transport of either kind, with the way to send that belongs to it. */
interface Opened {
    close(): void;
    send(membership: Membership, batch: Batch): Promise<Receipt>;
}

/** What a transport said, as it said it. */
class Heard {
    public readonly inbound: Inbound[] = [];
    public readonly positions: (string | null)[] = [];
    public readonly failures: (BackendError | PushEnd)[] = [];
    public opened = 0;
    /** From where a transport that asks goes on. */
    public position = BEGINNING;

    /** Opens a transport of either kind. */
    public open(transport: PollTransport | PushSource, membership: Membership): Opened {
        const onFailure = (failure: BackendError | PushEnd) => void this.failures.push(failure);
        this.position = membership.position;
        if ('ask' in transport) {
            transport.open(membership, () => this.position, {
                onPage: (inbound, readUpTo) => {
                    this.opened += 1;
                    this.position = readUpTo;
                    this.take(inbound, readUpTo);
                },
                onFailure,
            });
            return { close: () => transport.close(), send: ({ api }, sent) => api.record(sent) };
        }
        const close = transport.open(membership, {
            onMessage: (inbound) => this.take(inbound, lastPosition(inbound)),
            onStage: (stage) => void (this.opened += Number(stage === 'subscribed')),
            onQuiet: () => undefined,
            onClosed: onFailure,
        });
        return { close, send: ({ api }, sent) => api.fire(sent) };
    }

    private take(inbound: readonly Inbound[], position: string | null): void {
        this.inbound.push(...inbound);
        this.positions.push(position);
    }

    public get names(): string[] {
        return this.inbound.flatMap((item) => (item.kind === 'event' ? [item.event.name] : []));
    }
}

const FIRED_AT = '2026-11-23T09:00:00.000Z';

function batch(names: readonly string[], from = 0): Batch {
    return {
        before: [],
        events: names.map((eventName, index) => ({
            eventName,
            firedAt: FIRED_AT,
            orderKey: `20261123090000-${String(from + index + 1).padStart(7, '0')}`,
        })),
        writes: [],
        own: [],
    };
}

function reasonOf(failure: BackendError | PushEnd | undefined): string | undefined {
    return failure instanceof BackendError ? failure.message : failure?.reason;
}

function kindOf(failure: BackendError | PushEnd | undefined): string | undefined {
    return failure instanceof BackendError ? failure.kind : undefined;
}

/** The suite. `make` answers a transport that is not open yet. */
export function transportContract(name: string, make: (setup: TransportSetup) => PollTransport | PushSource): void {
    describe(`the transport ${name}`, () => {
        const environment = browserEnvironment();
        const opened: Opened[] = [];
        let server: ServerProcess;
        let backend: Backend;
        let host: Membership;
        let member: Membership;

        beforeAll(async () => {
            server = await startServer({ MESH_POLLING_INTERVAL_SECONDS: '1' });
            backend = createApolloBackend(httpLink(`${server.url}/graphql`, undefined, environment), environment);
        });
        afterAll(async () => {
            backend.close();
            await server.stop();
        });
        beforeEach(async () => {
            const joiner = () => new Joiner(backend, environment, ownClock(environment), environment.newId(), true);
            host = await joiner().host('contract', 'contract');
            member = await joiner().member(host.group);
        });
        afterEach(() => {
            for (const transport of opened.splice(0)) transport.close();
        });

        function open(heard: Heard, membership = member): Opened {
            const transport = make({
                environment,
                webSocketUrl: `${server.url.replace('http', 'ws')}/graphql`,
            });
            const open = heard.open(transport, membership);
            opened.push(open);
            return open;
        }

        function record(names: readonly string[], from = 0): Promise<unknown> {
            const { events } = batch(names, from);
            const { group, nodeId } = host;
            return backend.run(RecordEventsDocument, {
                groupId: group.id,
                domain: group.domain,
                nodeId,
                events: [...events],
            });
        }

        /** Being open is no proof: what was sent before the other side has subscribed it is not pushed. */
        async function proven(heard: Heard): Promise<void> {
            let asked = 0;
            await until('it is open', () => heard.opened > 0);
            await until('something has come', async () => {
                if (heard.names.length > 0) return true;
                asked += 1;
                await record(['proof'], 5_000 + asked);
                return heard.names.length > 0;
            });
        }

        it('says when it is open', async () => {
            const heard = new Heard();
            open(heard);
            await until('it is open', () => heard.opened > 0);
            expect(heard.failures).toEqual([]);
        });

        it('D1 D2: brings what others send, in order, with the position that it reaches', async () => {
            const heard = new Heard();
            open(heard);
            await proven(heard);
            const names = Array.from({ length: 250 }, (_, index) => `e${index}`);
            await record(names.slice(0, 120), 10_000);
            await record(names.slice(120), 10_120);
            const came = () => heard.names.filter((name) => name !== 'proof');
            await until('all events', () => came().length >= names.length);
            expect(came()).toEqual(names);
            const positions = heard.positions.filter((position) => position !== null);
            expect([...positions].sort()).toEqual(positions);
            expect(positions[positions.length - 1]).toBe(lastPosition(heard.inbound));
        });

        it('D3: brings the variables that travel with an event', async () => {
            const heard = new Heard();
            open(heard);
            await proven(heard);
            const { group, nodeId } = host;
            const events = [{ eventName: 'go', firedAt: FIRED_AT, data: [{ key: 'x', value: '1' }] }];
            await backend.run(RecordEventsDocument, { groupId: group.id, domain: group.domain, nodeId, events });
            await until('the event', () => heard.names.includes('go'));
            const arrived = heard.inbound.flatMap((item) => (item.kind === 'event' ? [item.event] : []));
            const event = arrived.find(({ name }) => name === 'go');
            expect(event?.changes).toMatchObject([{ key: 'x', value: '1', removed: false }]);
        });

        it('sends a batch that the others get, and sends it twice without harm', async () => {
            const heard = new Heard();
            open(heard);
            await proven(heard);
            const sender = open(new Heard(), host);
            await sender.send(host, batch(['a', 'b']));
            await sender.send(host, batch(['a', 'b']));
            await sender.send(host, batch(['c'], 2));
            await until('the batch', () => heard.names.includes('c'));
            expect(heard.names.filter((name) => name !== 'proof')).toEqual(['a', 'b', 'c']);
        });

        it("D4: tells the variables inside one's own events their positions, also when they are sent again", async () => {
            const heard = new Heard();
            const sender = open(heard, host);
            await until('it is open', () => heard.opened > 0);
            const sent = {
                ...batch(['e1', 'e2']),
                events: batch(['e1', 'e2']).events.map((event, index) => ({
                    ...event,
                    data: [{ key: `x${index}`, value: '1' }],
                })),
            };
            const first = await sender.send(host, sent);
            expect([...first.positions.keys()].sort()).toEqual(['x0', 'x1']);
            const { listGroupStatuses } = await backend.run(ListStatusesExtendedDocument, {
                groupId: host.group.id,
                domain: host.group.domain,
            });
            const [status] = listGroupStatuses;
            const known = status?.data.find(({ key }) => key === 'x1')?.position;
            expect(first.positions.get('x1')).toBe(known);
            expect((await sender.send(host, sent)).positions.get('x1')).toBe(known);
        });

        it('D4: gives no position to a variable that the backend did not take', async () => {
            const sender = open(new Heard(), host);
            const values = ['1', 'y'.repeat(4097), '2'];
            const events = batch(['a', 'b', 'c']).events.map((event, index) => ({
                ...event,
                data: [{ key: `x${index}`, value: values[index] ?? '' }],
            }));
            const { positions } = await sender.send(host, { ...batch([]), events });
            expect([...positions.keys()].sort()).toEqual(['x0', 'x2']);
        });

        it("tells one's own writes their positions", async () => {
            const sender = open(new Heard(), host);
            const written = { before: [], events: [], writes: [{ key: 'x', value: '1' }], own: [] };
            const { positions } = await sender.send(host, written);
            expect(positions.get('x')).toMatch(/^EVENT#/);
        });

        it('says that the group is over', async () => {
            const heard = new Heard();
            open(heard);
            await proven(heard);
            const { group, nodeId } = host;
            await backend.run(DissolveGroupDocument, { groupId: group.id, domain: group.domain, hostId: nodeId });
            await until(
                'the end',
                () => heard.inbound.some(({ kind }) => kind === 'ended') || heard.failures.length > 0,
            );
            const ended = heard.inbound.find((item) => item.kind === 'ended');
            expect(ended?.message ?? kindOf(heard.failures[0])).toMatch(/dissolved|group-gone/);
        });

        it('brings nothing after it was closed', async () => {
            const heard = new Heard();
            const witness = new Heard();
            const transport = open(heard);
            open(witness);
            await proven(heard);
            await proven(witness);
            transport.close();
            const before = heard.inbound.length;
            await record(['late']);
            await until('the witness has it', () => witness.names.includes('late'));
            expect(heard.inbound).toHaveLength(before);
            expect(heard.failures).toEqual([]);
        });

        it('says so when the server is not there', async () => {
            const heard = new Heard();
            const away = createApolloBackend(
                httpLink('http://127.0.0.1:9/graphql', undefined, environment),
                environment,
            );
            const transport = make({ environment, webSocketUrl: 'ws://127.0.0.1:9/graphql' });
            const key = { groupId: member.group.id, domain: member.group.domain, nodeId: member.nodeId };
            const nowhere = new MeshMemberApi(away, environment, key, member.position, true);
            const cutOff = { ...member, api: nowhere };
            const open = heard.open(transport, cutOff);
            opened.push(open);
            await until('the failure', () => heard.failures.length > 0);
            expect(reasonOf(heard.failures[0])).toMatch(/\w+ .*\./);
            await expect(open.send(cutOff, batch(['x']))).rejects.toMatchObject({ kind: 'server-down' });
            away.close();
        });
    });
}
