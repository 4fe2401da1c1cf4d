// What the stop button ends, in real VMs that run by themselves, through a real server and the built bundle.
import WebSocket from 'ws';
import { until } from '../until';
import {
    addTo,
    broadcast,
    changeVariable,
    forever,
    whenFlagClicked,
    whenReceived,
} from '../../examples/make/scratch-blocks';
import { VM_VERSIONS } from '../vm/load-vm';
import type { ProjectSpec } from '../vm/project';
import { bundle } from './bundle';
import { Member } from './classroom';
import { useServer } from '../use-server';

const FLOOD: ProjectSpec = { scripts: [[whenFlagClicked(), forever(broadcast('message1'))]] };
const COUNT: ProjectSpec = {
    variables: { n: 0 },
    lists: ['log'],
    scripts: [
        [whenReceived('message1'), changeVariable('n', 1)],
        [whenReceived('quiz'), addTo('log', 'quiz')],
    ],
};
const ECHO: ProjectSpec = {
    variables: { n: 0 },
    scripts: [
        [whenReceived('x'), changeVariable('n', 1), broadcast('x')],
        [whenFlagClicked(), broadcast('x')],
    ],
};
/** After this long without a change a script that counts is at rest, ms. */
const REST_MS = 700;

describe.each(VM_VERSIONS)('the stop button in %s', (version) => {
    const members: Member[] = [];
    const server = useServer();

    afterEach(async () => {
        for (const member of members.splice(0).reverse()) await member.close();
    });

    let tests = 0;
    beforeEach(() => {
        tests += 1;
    });

    async function join(spec: ProjectSpec): Promise<Member> {
        const domain = `stop-${String(tests)}`;
        const url = `${server.url}/graphql`;
        const { install } = bundle('scratch-mesh');
        const member = await Member.open(version, spec, (vm) => install(vm, { url, domain, WebSocket }));
        if (members.length === 0) await member.mesh.createGroup('class');
        else await member.mesh.joinGroup('class');
        members.push(member);
        return member;
    }

    /** Resolves when a member's counter has not changed for a while. @throws where it still does after `withinMs` */
    async function atRest({ player }: Member, withinMs: number): Promise<void> {
        let last = player.variable('n');
        let since = Date.now();
        await until(
            'nothing of it runs any more',
            () => {
                const now = player.variable('n');
                if (now !== last) [last, since] = [now, Date.now()];
                return Date.now() - since > REST_MS;
            },
            withinMs + REST_MS,
        );
    }

    test('ends a flood for all within 2 s, and others come through meanwhile', async () => {
        const sender = await join(FLOOD);
        const receiver = await join(COUNT);
        const other = await join({});
        await until('all are there', () => sender.mesh.status.members === 3);
        sender.player.greenFlag();
        for (let quiz = 1; quiz <= 3; quiz += 1) {
            other.broadcast('quiz');
            await until('the quiz', () => receiver.player.list('log').length === quiz, 1_500);
        }
        expect(receiver.player.variable('n')).toBeGreaterThan(20);
        sender.player.stop();
        await atRest(receiver, 2_000);
        for (const { mesh } of members) expect(mesh.status.missed).toBe(0);
    }, 30_000);

    test('ends a loop of two when both have pressed it', async () => {
        const one = await join(ECHO);
        const two = await join(ECHO);
        await until('both are there', () => one.mesh.status.members === 2);
        one.player.greenFlag();
        await until('the loop runs', () => Number(one.player.variable('n')) > 5);
        one.player.stop();
        two.player.stop();
        await atRest(one, 1_000);
        await atRest(two, 1_000);
        expect(one.mesh.status.quiet).toBe(true);
        two.player.greenFlag();
        await until('it is heard', () => one.mesh.status.received > 0);
        expect(two.mesh.status.quiet).toBe(false);
        await atRest(one, 1_000);
    }, 30_000);
});
