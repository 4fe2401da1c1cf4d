// Clocks that somebody sets in the middle of a lesson, and devices that sleep.
import { createApolloBackend } from '../../src/client/backend/apollo-backend';
import { composeClient } from '../../src/client/create-client';
import { browserEnvironment } from '../../src/client/environment/environment';
import { GroupEnd } from '../../src/client/membership/group-end';
import { ownClock, ServerClock } from '../../src/client/environment/server-clock';
import { watchSleep } from '../../src/client/environment/sleep-detector';
import { createPageLink } from '../../src/offline/apollo-link';
import { Browser } from '../offline/pages';
import { until } from '../until';
import { FakeEnvironment } from './fake-environment';

const HOURS_MS = 3_600_000;
const JUMPS_MS = [3 * HOURS_MS, -3 * HOURS_MS, 200_000, -200_000];

describe('a wake', () => {
    function arrange() {
        const environment = new FakeEnvironment();
        let slept = 0;
        watchSleep(environment, {
            onSlept: () => void (slept += 1),
            onShown: () => undefined,
            onReturned: () => undefined,
        });
        return { environment, slept: () => slept };
    }

    it('is noticed where time elapses in a sleep', async () => {
        const { environment, slept } = arrange();
        await environment.pass(10_000);
        expect(slept()).toBe(0);
        environment.sleep(5_000);
        await environment.pass(10_000);
        expect(slept()).toBe(1);
    });

    it('is noticed where nothing elapses in a sleep, as on a Chromebook', async () => {
        const { environment, slept } = arrange();
        await environment.pass(10_500);
        environment.setClock(600_000);
        await environment.pass(10_000);
        expect(slept()).toBe(1);
    });

    it('is not seen in a clock that is set back', async () => {
        const { environment, slept } = arrange();
        await environment.pass(10_500);
        environment.setClock(-3 * HOURS_MS);
        await environment.pass(10_000);
        expect(slept()).toBe(0);
    });
});

describe("the server's clock", () => {
    it.each(JUMPS_MS)('goes on by what elapses, whatever is set here (by %i ms)', async (jump) => {
        const environment = new FakeEnvironment();
        const clock = new ServerClock(environment);
        expect(clock.now()).toBeNull();
        clock.note('2030-01-01T10:00:00.000Z');
        await environment.pass(1_000);
        environment.setClock(jump);
        await environment.pass(1_000);
        expect(clock.now()).toBe(Date.parse('2030-01-01T10:00:02.000Z'));
    });

    it.each(JUMPS_MS)('of a backend inside the page goes on, whatever is set here (by %i ms)', async (jump) => {
        const environment = new FakeEnvironment();
        const clock = ownClock(environment);
        const start = clock.now() ?? 0;
        expect(start).toBe(environment.now());
        environment.setClock(jump);
        await environment.pass(1_000);
        expect(clock.now()).toBe(start + 1_000);
    });

    it('is read from the header of any answer, to the second; better knowledge stays', () => {
        const clock = new ServerClock(new FakeEnvironment());
        clock.noteHeader(null);
        clock.noteHeader('no date');
        expect(clock.now()).toBeNull();
        clock.noteHeader('Tue, 01 Jan 2030 10:00:00 GMT');
        expect(clock.now()).toBe(Date.parse('2030-01-01T10:00:00.500Z'));
        clock.note('2030-01-01T10:00:00.123Z');
        clock.noteHeader('Tue, 01 Jan 2030 10:00:00 GMT');
        expect(clock.now()).toBe(Date.parse('2030-01-01T10:00:00.123Z'));
    });

    it('is put right by the next answer after a sleep in which nothing elapsed', () => {
        const environment = new FakeEnvironment();
        const clock = new ServerClock(environment);
        clock.note('2030-01-01T10:00:00.000Z');
        environment.setClock(600_000);
        clock.noteHeader('Tue, 01 Jan 2030 10:10:00 GMT');
        expect(clock.now()).toBe(Date.parse('2030-01-01T10:10:00.500Z'));
    });

    it.each(JUMPS_MS)("holds the group's end, whatever is set here (by %i ms)", async (jump) => {
        const environment = new FakeEnvironment();
        const clock = new ServerClock(environment);
        clock.note('2030-01-01T10:00:00.000Z');
        let over = 0;
        const end = new GroupEnd('2030-01-01T10:10:00.000Z', clock, environment, {
            onCount: () => undefined,
            ask: () => Promise.resolve(),
            onOver: () => void (over += 1),
        });
        end.watch();
        await environment.pass(60_000);
        environment.setClock(jump);
        await environment.pass(30_000);
        expect([end.secondsLeft, over]).toEqual([510, 0]);
        await environment.pass(511_000);
        expect([end.secondsLeft, over]).toEqual([0, 1]);
    });
});

it('D5: a clock that is set in the middle of a lesson loses, repeats and delays nothing', async () => {
    const browser = new Browser();
    const page = browser.open({ settings: { pollingIntervalSeconds: 1, batchIntervalMilliseconds: 20 } });
    const real = browserEnvironment();
    let set = 0;
    const client = (now: () => number) =>
        composeClient(
            {},
            {
                environment: { ...real, now },
                backend: createApolloBackend(createPageLink(page), real),
                // The server's clock is another one than the device's.
                clock: new ServerClock(real),
                source: null,
                server: null,
            },
        );
    const host = client(() => Date.now());
    const member = client(() => Date.now() + set);
    const heard: Record<'host' | 'member', string[]> = { host: [], member: [] };
    await host.createGroup('class');
    await member.joinGroup('class');
    const fired: string[] = [];
    for (const jump of [0, ...JUMPS_MS]) {
        set = jump;
        fired.push(String(jump));
        member.fire(String(jump), '', 'own');
        host.fire(String(jump), '', 'own');
        await until('both have heard', () => {
            host.deliverDue(({ name }) => Boolean(heard.host.push(name)));
            member.deliverDue(({ name }) => Boolean(heard.member.push(name)));
            return heard.host.length + heard.member.length >= 2 * fired.length;
        });
    }
    expect(heard).toEqual({ host: fired, member: fired });
    expect(member.status).toMatchObject({ state: 'connected', missed: 0, expiresInSeconds: null, lastError: null });
    await member.dispose();
    await host.dispose();
    browser.close();
});
