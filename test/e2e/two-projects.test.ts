// Two and three real projects in real VMs, through a real server process and the built bundle.
import WebSocket from 'ws';
import { refuseWebSockets, type RefusingProxy } from '../refusing-proxy';
import { startServer, type ServerProcess } from '../server-process';
import { until } from '../until';
import { VMS, listOf, newVm, open, valueOf, type TestVm } from '../vm/load-vm';
import { blocks as b, type ProjectSpec } from '../vm/project';
import { install, type Mesh } from '../vm/bundle';

interface Member {
    readonly vm: TestVm;
    readonly mesh: Mesh;
}

const EVENTS = 200;
const VARIABLES = 20;

const HOST: ProjectSpec = {
    variables: { i: 0, ...Object.fromEntries(Array.from({ length: VARIABLES }, (_, n) => [`v${n}`, 0])) },
    messages: ['go', 'burst'],
    scripts: [
        [
            b.whenFlag(),
            ...Array.from({ length: VARIABLES }, (_, n) => b.set(`v${n}`, `value ${n}`)),
            b.repeat(EVENTS, b.change('i', 1), b.meshBroadcastWith('tick', b.variable('i'))),
        ],
        [b.whenIReceive('start go'), b.set('i', 0), b.repeat(100, b.change('i', 1), b.broadcast('go'))],
        [b.whenIReceive('start burst'), ...Array.from({ length: 10 }, () => b.broadcast('burst'))],
    ],
};
const MEMBER: ProjectSpec = {
    variables: { bursts: 0 },
    lists: ['ticks', 'xs'],
    messages: ['go', 'burst'],
    scripts: [
        [b.whenMesh('tick'), b.add('ticks', b.payload())],
        [b.whenIReceive('go'), b.add('xs', b.sensor('i'))],
        [b.whenIReceive('burst'), b.change('bursts', 1)],
    ],
};

const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));

describe.each(VMS)('two projects in %s', (vmName) => {
    let server: ServerProcess;
    let proxy: RefusingProxy;
    const members: Member[] = [];

    beforeAll(async () => {
        server = await startServer();
        proxy = await refuseWebSockets(server.url);
    });
    afterAll(async () => {
        await proxy.stop();
        await server.stop();
    });
    afterEach(async () => {
        for (const { vm, mesh } of members.splice(0)) {
            await mesh.dispose();
            vm.stopAll();
            vm.quit?.();
        }
    });

    async function member(spec: ProjectSpec, url: string): Promise<Member> {
        const vm = newVm(vmName);
        const mesh = install(vm, { url: `${url}/graphql`, domain: 'e2e', WebSocket });
        await open(vm, spec);
        vm.start();
        members.push({ vm, mesh });
        return { vm, mesh };
    }

    async function group(hostUrl: string, memberUrl: string) {
        const host = await member(HOST, hostUrl);
        const other = await member(MEMBER, memberUrl);
        const { id } = await host.mesh.createGroup('class');
        await other.mesh.joinGroup(id);
        return { host, other };
    }

    const broadcast = ({ vm }: Member, name: string) =>
        vm.runtime.startHats('event_whenbroadcastreceived', { BROADCAST_OPTION: name });

    describe.each([
        ['both by WebSocket', 'websocket', 'websocket'],
        ['both with the WebSocket refused', 'polling', 'polling'],
        ['the host by WebSocket, the member with it refused', 'websocket', 'polling'],
        ['the host with the WebSocket refused, the member by it', 'polling', 'websocket'],
    ])('%s', (_title, hostTransport, memberTransport) => {
        const url = (transport: string) => (transport === 'websocket' ? server.url : proxy.url);

        it('D1 D2 D3: 200 events with payloads run the hats in order, and 20 variables agree', async () => {
            const { host, other } = await group(url(hostTransport), url(memberTransport));
            await until('the transports', () => host.mesh.status.transport === hostTransport, 3_000);
            await until('the transports', () => other.mesh.status.transport === memberTransport, 3_000);
            host.vm.greenFlag();
            await until('200 events', () => listOf(other.vm, 'ticks').length >= EVENTS, 20_000);
            expect(listOf(other.vm, 'ticks').map(String)).toEqual(numbers(EVENTS));
            const sensor = other.vm.runtime._primitives['meshV2_getSensorValue'];
            const read = (name: string): unknown =>
                typeof sensor === 'function' ? sensor({ NAME: name }, {}) : undefined;
            for (let n = 0; n < VARIABLES; n++) expect(read(`v${n}`)).toBe(`value ${n}`);
            expect(other.mesh.status).toMatchObject({ transport: memberTransport, received: EVENTS, missed: 0 });
        }, 40_000);

        it('D3: set i, then broadcast, 100 times: the receiver reads i each time', async () => {
            const { host, other } = await group(url(hostTransport), url(memberTransport));
            broadcast(host, 'start go');
            await until('100 broadcasts', () => listOf(other.vm, 'xs').length >= 100, 15_000);
            expect(listOf(other.vm, 'xs').map(String)).toEqual(numbers(100));
        }, 30_000);

        it('D7: ten equal broadcasts in one frame count to ten on the other side', async () => {
            const { host, other } = await group(url(hostTransport), url(memberTransport));
            broadcast(host, 'start burst');
            await until('ten broadcasts', () => Number(valueOf(other.vm, 'bursts')) >= 10);
            expect(valueOf(other.vm, 'bursts')).toBe(10);
            expect(host.mesh.status.received).toBe(0);
        }, 20_000);
    });

    it('three projects, one of them behind the filter: everybody hears everybody once', async () => {
        const { host, other } = await group(server.url, proxy.url);
        const third = await member(MEMBER, server.url);
        await third.mesh.joinGroup(host.mesh.status.group?.id ?? '');
        await until('three members', () => [host, other, third].every(({ mesh }) => mesh.status.members === 3));
        broadcast(host, 'start burst');
        await until('ten at the polling one', () => Number(valueOf(other.vm, 'bursts')) >= 10);
        await until('ten at the pushed one', () => Number(valueOf(third.vm, 'bursts')) >= 10);
        expect([other, third].map(({ vm }) => valueOf(vm, 'bursts'))).toEqual([10, 10]);
        await host.mesh.leave();
        await until('the others know', () => [other, third].every(({ mesh }) => mesh.status.state === 'error'));
        expect(other.mesh.status.lastError?.kind).toBe('group-gone');
    }, 30_000);
});
