// Pong on two screens: paddles both ways, the ball and the score from the host.
import { until } from '../until';
import { classroom, connectedBy, HEARD_MS } from './classroom';
import { WAYS, type Screen } from './screen';

const open = classroom('pong');
/** Steps by which a paddle that follows may be off: it comes nearer by a third each frame. */
const NEARLY = 1;

const follows = (what: string, follower: Screen, player: Screen) =>
    until(
        `the other screen shows ${what}`,
        () => Math.abs(follower.sprite(what).y - player.sprite(what).y) < NEARLY,
        HEARD_MS,
    );

describe.each(WAYS)('pong by %s in %s', (way, version) => {
    it('moves the paddles both ways, and the ball and the score from the host', async () => {
        const screens = await open(way, version, 2);
        const [host, guest] = screens;
        if (host === undefined || guest === undefined) throw new Error('Two screens were opened.');
        await host.enter('h');
        await until('an arrow moves the paddle', async () => {
            await host.press('ArrowUp');
            return host.sprite('Left').y > 20;
        });
        await guest.enter('j');
        await connectedBy(way, screens);
        // Who joins shares a paddle at 0 at first; the host says where its own is.
        await follows('Left', guest, host);

        guest.key('ArrowDown', true);
        await until('the guest goes down', () => guest.sprite('Right').y <= -100);
        guest.key('ArrowDown', false);
        await follows('Right', host, guest);
        expect(host.sprite('Right').y).toBeLessThan(-90);
        host.key('ArrowDown', true);
        await until('the host goes down', () => host.sprite('Left').y <= -100);
        host.key('ArrowDown', false);
        await follows('Left', guest, host);
        expect(guest.sprite('Left').y).toBeLessThan(-90);
        expect(guest.sprite('Right').y).toBeLessThan(-90);

        const seen = new Set<number>();
        await until('the ball flies on both', () => seen.add(guest.sprite('Ball').x).size > 20, HEARD_MS);
        const score = (screen: Screen) =>
            [screen.variable('Ball', 'left'), screen.variable('Ball', 'right')].map(Number);
        await until('a point', () => score(host).some((points) => points > 0), 20_000);
        await until(
            'both show the same score',
            () => score(guest).some((points) => points > 0) && String(score(guest)) === String(score(host)),
            20_000,
        );
    }, 60_000);

    it('lets a third look on', async () => {
        const [host, guest, third] = await open(way, version, 3);
        if (host === undefined || guest === undefined || third === undefined)
            throw new Error('Three screens were opened.');
        await host.enter('h');
        await guest.enter('j');
        await until('the guest plays', () => host.mesh.status.members === 2, HEARD_MS);
        guest.key('ArrowUp', true);
        await until('the guest goes up', () => guest.sprite('Right').y >= 100);
        guest.key('ArrowUp', false);
        await third.enter('j');
        await until('the third looks on', () => third.variable('Mesh', 'role') === 'watcher', HEARD_MS);
        for (const screen of [host, third]) await follows('Right', screen, guest);
        expect(third.sprite('Right').y).toBeGreaterThan(90);
    }, 60_000);
});
