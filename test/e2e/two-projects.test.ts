// Two and three real projects in real VMs, through a real server process and the built bundle.
import WebSocket from 'ws';
import { refuseWebSockets, type RefusingProxy } from '../refusing-proxy';
import { until } from '../until';
import { broadcastWithPayload, sensorValue, whenMeshEvent, eventPayload } from '../../examples/make/mesh-blocks';
import {
    addTo,
    broadcast,
    changeVariable,
    repeat,
    setVariable,
    variable,
    whenFlagClicked,
    whenReceived,
} from '../../examples/make/scratch-blocks';
import { VM_VERSIONS } from '../vm/load-vm';
import type { ProjectSpec } from '../vm/project';
import { bundle } from './bundle';
import { Member } from './classroom';
import { useServer } from '../use-server';

const EVENTS = 200;
const VARIABLES = 20;
const names = Array.from({ length: VARIABLES }, (_, index) => `v${index}`);
const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));

const HOST: ProjectSpec = {
    variables: { i: 0, ...Object.fromEntries(names.map((name) => [name, 0])) },
    scripts: [
        [
            whenFlagClicked(),
            ...names.map((name) => setVariable(name, `value of ${name}`)),
            repeat(EVENTS, changeVariable('i', 1), broadcastWithPayload('tick', variable('i'))),
        ],
        [whenReceived('start go'), setVariable('i', 0), repeat(100, changeVariable('i', 1), broadcast('go'))],
        [whenReceived('start burst'), ...Array.from({ length: 10 }, () => broadcast('burst'))],
    ],
};
const MEMBER: ProjectSpec = {
    variables: { bursts: 0 },
    lists: ['ticks', 'xs', 'seen'],
    scripts: [
        [whenMeshEvent('tick'), addTo('ticks', eventPayload())],
        [whenReceived('go'), addTo('xs', sensorValue('i'))],
        [whenReceived('burst'), changeVariable('bursts', 1)],
        [whenFlagClicked(), ...names.map((name) => addTo('seen', sensorValue(name)))],
    ],
};

type Transport = 'websocket' | 'polling';
const PAIRS = [
    ['both by WebSocket', 'websocket', 'websocket'],
    ['both with the WebSocket refused', 'polling', 'polling'],
    ['the host by WebSocket, the member with it refused', 'websocket', 'polling'],
    ['the host with the WebSocket refused, the member by it', 'polling', 'websocket'],
] as const;

// These tests wait for frames and polls most of the time: they run beside each other, in groups of their own.
describe.each(VM_VERSIONS)('projects in %s', (version) => {
    const server = useServer();
    let proxy: RefusingProxy;

    beforeAll(async () => {
        proxy = await refuseWebSockets(server.url);
    });
    afterAll(async () => {
        await proxy.stop();
    });

    /** Opens members for a test, and closes them when it is over. */
    async function lesson(
        run: (open: (spec: ProjectSpec, transport: Transport) => Promise<Member>) => Promise<void>,
    ): Promise<void> {
        const members: Member[] = [];
        try {
            await run(async (spec, transport) => {
                const { url } = transport === 'websocket' ? server : proxy;
                const options = { url: `${url}/graphql`, domain: 'e2e', WebSocket };
                const member = await Member.open(version, spec, (vm) => bundle('scratch-mesh').install(vm, options));
                members.push(member);
                return member;
            });
        } finally {
            for (const member of members) await member.close();
        }
    }

    /** A group of two. */
    function pair(
        [hostTransport, memberTransport]: readonly [Transport, Transport],
        run: (host: Member, other: Member) => Promise<void>,
    ): Promise<void> {
        return lesson(async (open) => {
            const host = await open(HOST, hostTransport);
            const other = await open(MEMBER, memberTransport);
            const { id } = await host.mesh.createGroup('class');
            await other.mesh.joinGroup(id);
            await run(host, other);
        });
    }

    it.concurrent.each(PAIRS)(
        'D1 D2: 200 events with payloads run the hats in order, and 20 variables agree (%s)',
        (_title, ...transports) =>
            pair(transports, async (host, other) => {
                const [hostTransport, memberTransport] = transports;
                await until('the host has its transport', () => host.mesh.status.transport === hostTransport, 3_000);
                await until(
                    'the member has its transport',
                    () => other.mesh.status.transport === memberTransport,
                    3_000,
                );
                host.player.greenFlag();
                await until('200 events', () => other.player.list('ticks').length >= EVENTS, 20_000);
                expect(other.player.list('ticks')).toEqual(numbers(EVENTS));
                other.player.greenFlag();
                await until('the sensor values', () => other.player.list('seen').length === VARIABLES);
                expect(other.player.list('seen')).toEqual(names.map((name) => `value of ${name}`));
                expect(other.mesh.status).toMatchObject({ transport: memberTransport, received: EVENTS, missed: 0 });
            }),
        60_000,
    );

    it.concurrent.each(PAIRS)(
        'D3: set i, then broadcast, 100 times: the receiver reads i each time (%s)',
        (_title, ...transports) =>
            pair(transports, async (host, other) => {
                host.broadcast('start go');
                await until('100 broadcasts', () => other.player.list('xs').length >= 100, 15_000);
                expect(other.player.list('xs')).toEqual(numbers(100));
            }),
        45_000,
    );

    it.concurrent.each(PAIRS)(
        'D7: ten equal broadcasts in one frame count to ten on the other side (%s)',
        (_title, ...transports) =>
            pair(transports, async (host, other) => {
                host.broadcast('start burst');
                await until('ten broadcasts', () => Number(other.player.variable('bursts')) >= 10);
                expect(other.player.variable('bursts')).toBe(10);
                expect(host.mesh.status.received).toBe(0);
            }),
        30_000,
    );

    it(
        'D1: three projects, one of them behind the filter: everybody hears everybody once, and the end',
        () =>
            lesson(async (open) => {
                const host = await open(HOST, 'websocket');
                const others = [await open(MEMBER, 'polling'), await open(MEMBER, 'websocket')];
                const { id } = await host.mesh.createGroup('class');
                for (const { mesh: joining } of others) await joining.joinGroup(id);
                await until('three members', () =>
                    [host, ...others].every(({ mesh: { status } }) => status.members === 3),
                );
                host.broadcast('start burst');
                for (const { player } of others) {
                    await until('ten broadcasts', () => Number(player.variable('bursts')) >= 10);
                    expect(player.variable('bursts')).toBe(10);
                }
                await host.mesh.leave();
                for (const { mesh: left } of others) {
                    await until('the end is told', () => left.status.state === 'error');
                    expect(left.status.lastError).toMatchObject({ kind: 'group-gone' });
                }
            }),
        30_000,
    );
});
