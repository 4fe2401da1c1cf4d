// Three real projects in real VMs; the network of one of them loses its WebSocket while events flow, and heals.
import { join } from 'node:path';
import WebSocket from 'ws';
import type { TransportName } from '../../src/client/status/status';
import { bundle } from '../e2e/bundle';
import { Member } from '../e2e/classroom';
import { startServer, type ServerProcess } from '../server-process';
import { until } from '../until';
import { broadcast, changeVariable, repeat, wait, whenReceived } from '../../examples/make/scratch-blocks';
import { LabProcess } from './child-process';
import { webSockets } from './member-plans';
import { CLEAR } from './proxy/behaviour';
import type { ProxyCalls } from './proxy/main';

/** 20 a second, for 15 seconds. */
const EVENTS = 300;
const SECONDS_BETWEEN = 0.05;

const HOST = {
    variables: { fired: 0 },
    scripts: [
        [whenReceived('start'), repeat(EVENTS, changeVariable('fired', 1), broadcast('tick'), wait(SECONDS_BETWEEN))],
    ],
};
const MEMBER = { variables: { ticks: 0 }, scripts: [[whenReceived('tick'), changeVariable('ticks', 1)]] };

describe('a WebSocket that is cut in mid-session', () => {
    const members: Member[] = [];
    let server: ServerProcess;
    let proxy: LabProcess<ProxyCalls>;
    beforeAll(async () => {
        server = await startServer();
        proxy = new LabProcess<ProxyCalls>(join(__dirname, 'proxy', 'main.ts'));
    });
    afterAll(async () => {
        for (const member of members) await member.close();
        await proxy.stop();
        await server.stop();
    });

    async function open(spec: typeof HOST | typeof MEMBER, port: number): Promise<Member> {
        const options = { url: `http://127.0.0.1:${port}/graphql`, domain: 'cut', WebSocket };
        const member = await Member.open('scratch-vm 5.0.300', spec, (vm) =>
            bundle('scratch-mesh').install(vm, options),
        );
        members.push(member);
        return member;
    }

    it('D1 D5: websocket → polling → websocket, and ordinary hats count every event once', async () => {
        const port = await proxy.call('open', { upstreamPort: server.port, seed: 1, behaviour: CLEAR });
        const host = await open(HOST, server.port);
        const other = await open(MEMBER, server.port);
        const cut = await open(MEMBER, port);
        const { id } = await host.mesh.createGroup('class');
        await other.mesh.joinGroup(id);
        await cut.mesh.joinGroup(id);
        const transports: (TransportName | null)[] = [];
        cut.mesh.onStatus(({ transport }) => {
            if (transports[transports.length - 1] !== transport) transports.push(transport);
        });
        await until('it is pushed to', () => cut.mesh.status.transport === 'websocket');

        host.broadcast('start');
        await until('the first events', () => Number(cut.player.variable('ticks')) > 20);
        await proxy.call('set', { port, behaviour: webSockets({ kind: 'status', status: 403 }) });
        await proxy.call('cutWebSockets', port);
        await until('it polls', () => cut.mesh.status.transport === 'polling');
        expect(cut.mesh.status.transportReason).toMatch(/closed|opened/);
        const before = Number(cut.player.variable('ticks'));
        await until('events by polling', () => Number(cut.player.variable('ticks')) > before + 20);
        await proxy.call('set', { port, behaviour: CLEAR });
        await until('it is pushed to again', () => cut.mesh.status.transport === 'websocket', 15_000);

        // One more came: the broadcast that started it all.
        for (const { player } of [other, cut]) {
            await until('all events', () => Number(player.variable('ticks')) >= EVENTS, 20_000);
            expect(player.variable('ticks')).toBe(EVENTS);
        }
        expect(transports.slice(-3)).toEqual(['websocket', 'polling', 'websocket']);
        expect(cut.mesh.status).toMatchObject({ state: 'connected', missed: 0, received: EVENTS + 1 });
    }, 60_000);
});
