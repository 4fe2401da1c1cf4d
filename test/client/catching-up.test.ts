// D7: late is not late for ever. A member that was held up by anything is live again within three seconds.
import { VirtualClass, VirtualSender, type Conditions } from './virtual-class';

const FRAME_MS = 1000 / 30;
/** What is normal: a batch is gathered for 250 ms, travels 20, and waits for a frame. */
const PUSHED_LAG_MS = 250 + 20 + FRAME_MS;
/** And where it is polled, for the next poll. */
const POLLED_LAG_MS = PUSHED_LAG_MS + 2_000;
/** How far behind a member may be, and for how long. */
const LATE_MS = 250;
const CAUGHT_UP_AFTER_MS = 3_000;

const PUSHED: Conditions = { pollMs: 0, framesPerSecond: 30, framesPerTick: 25 };

/** Calls `run` each `gap` ms. */
function every(gap: number, run: (now: number) => void): (now: number) => void {
    let next = 1_000;
    return (now) => {
        for (; now >= next; next += gap) run(now);
    };
}

/** Nothing was lost, skipped or put in another order, and all of it came in the end. */
function expectAllInOrder(group: VirtualClass, senders: readonly VirtualSender[]): void {
    expect(group.missed).toBe(0);
    for (const { name, sent } of senders)
        expect(group.shownOf(name).map((shown) => shown.name)).toEqual(sent.map((event) => event.name));
}

/** Fires until 70 s, and looks at the last minute. */
function playMinute(script: (sender: VirtualSender) => (now: number) => void, conditions = PUSHED) {
    const sender = new VirtualSender('a');
    const run = script(sender);
    const group = new VirtualClass([sender], (now) => now < 70_000 && run(now), conditions);
    group.play(75_000);
    expectAllInOrder(group, [sender]);
    return { sender, group };
}

describe('D7: a receiver does not fall behind, however long it lasts, where a sender fires', () => {
    test.each([
        ['two equal events each 200 ms', 2, 200],
        ['three equal events each 200 ms', 3, 200],
        ['two equal events each 100 ms', 2, 100],
    ])('%s', (_title, count, gap) => {
        // No frame but the usual ones is needed for it.
        const { sender, group } = playMinute(
            (sender) =>
                every(gap, (now) => {
                    for (let index = 0; index < count; index += 1) sender.fire('x', now);
                }),
            { ...PUSHED, framesPerTick: 1 },
        );
        expect(sender.merged).toBe(0);
        expect(group.longestLag(0, 75_000)).toBeLessThanOrEqual(PUSHED_LAG_MS + count * FRAME_MS);
    });

    test('an event with a new value in each frame', () => {
        const { group } = playMinute((sender) => every(FRAME_MS, (now) => sender.fire('tick', now, true)));
        expect(group.longestLag(0, 75_000)).toBeLessThanOrEqual(PUSHED_LAG_MS + LATE_MS);
    });

    test('sixty different events a second', () => {
        let number = 0;
        const { group } = playMinute((sender) =>
            every(FRAME_MS / 2, (now) => sender.fire(`e${(number += 1) % 7}`, now, true)),
        );
        expect(group.longestLag(0, 75_000)).toBeLessThanOrEqual(PUSHED_LAG_MS + LATE_MS);
    });

    test('sixty equal events a second, which merge to what a project can show', () => {
        const { sender, group } = playMinute((sender) => every(FRAME_MS / 2, (now) => sender.fire('tick', now, true)));
        expect(sender.merged).toBeGreaterThan(1_500);
        expect(group.longestLag(0, 75_000)).toBeLessThanOrEqual(PUSHED_LAG_MS + LATE_MS);
    });

    test('equal events to a project that runs ten frames a second', () => {
        const { group } = playMinute((sender) => every(FRAME_MS, (now) => sender.fire('tick', now, true)), {
            ...PUSHED,
            framesPerSecond: 10,
        });
        expect(group.longestLag(0, 75_000)).toBeLessThanOrEqual(250 + 20 + 100 + LATE_MS);
    });

    test('equal events to a project that polls', () => {
        const { group } = playMinute((sender) => every(FRAME_MS, (now) => sender.fire('tick', now, true)), {
            ...PUSHED,
            pollMs: 2_000,
        });
        expect(group.longestLag(0, 75_000)).toBeLessThanOrEqual(POLLED_LAG_MS + LATE_MS);
    });
});

test('D7: three members that fire twenty equal events a second each are shown live', () => {
    const senders = ['a', 'b', 'c'].map((name) => new VirtualSender(name));
    const run = every(50, (now) => senders.forEach((sender) => sender.fire('hit', now)));
    const group = new VirtualClass(senders, (now) => now < 60_000 && run(now));
    group.play(65_000);
    expectAllInOrder(group, senders);
    expect(group.longestLag(0, 65_000)).toBeLessThanOrEqual(PUSHED_LAG_MS + LATE_MS);
});

describe('D7: a member is live again within 3 s, in order, having skipped nothing, after', () => {
    const patterns: [string, (sender: VirtualSender) => (now: number) => void][] = [
        [
            'an event with a new value in each frame',
            (sender) => every(FRAME_MS, (now) => sender.fire('tick', now, true)),
        ],
        [
            'two equal events each 200 ms',
            (sender) => every(200, (now) => void [1, 2].forEach(() => sender.fire('x', now))),
        ],
        ['an event each half second', (sender) => every(500, (now) => sender.fire('go', now, true))],
        ['an event each 50 ms', (sender) => every(50, (now) => sender.fire(`e${Math.round(now / 50) % 7}`, now))],
        ['an event each 4 s', (sender) => every(4_000, (now) => sender.fire('go', now))],
    ];
    const END = 80_000;
    const disturbances: [string, number, (group: VirtualClass, sender: VirtualSender) => void][] = [
        ['5 s in a hidden tab', 15_000, (group) => (group.hidden = { from: 10_000, to: 15_000 })],
        ['5 s in which the network stood still', 15_000, (group) => (group.stall = { from: 10_000, to: 15_000 })],
        ['a pause of a minute', 70_000, (_group, sender) => (sender.paused = { from: 10_000, to: 70_000 })],
    ];
    const means: [string, Conditions, number][] = [
        ['pushed', PUSHED, PUSHED_LAG_MS],
        ['polled', { ...PUSHED, pollMs: 2_000 }, POLLED_LAG_MS],
    ];
    const cases = disturbances.flatMap(([what, over, disturb]) =>
        means.flatMap(([how, conditions, lag]) =>
            patterns.map(([pattern, script]) => ({ what, over, disturb, how, conditions, lag, pattern, script })),
        ),
    );

    test.each(cases)('$what: $pattern, $how', ({ over, disturb, conditions, lag, script }) => {
        const sender = new VirtualSender('a');
        const run = script(sender);
        const group = new VirtualClass([sender], (now) => now < END && run(now), conditions);
        disturb(group, sender);
        group.play(END + 5_000);
        expectAllInOrder(group, [sender]);
        // Who polls is told at the next poll.
        const caughtUp = over + conditions.pollMs + CAUGHT_UP_AFTER_MS;
        expect(group.longestLag(over, caughtUp)).toBeGreaterThan(lag);
        expect(group.longestLag(caughtUp, END + 5_000)).toBeLessThanOrEqual(lag + LATE_MS);
    });
});

describe('a loop that broadcasts ten thousand times a second for three seconds', () => {
    test.each([
        ['pushed', PUSHED, PUSHED_LAG_MS],
        ['polled', { ...PUSHED, pollMs: 2_000 }, POLLED_LAG_MS],
        ['pushed to a slow project', { ...PUSHED, framesPerSecond: 10 }, PUSHED_LAG_MS + 100],
    ])('D6 D9: runs nowhere 2 s after its stop, and others are shown within a second: %s', (_how, conditions, lag) => {
        const flood = new VirtualSender('flood');
        const quiz = new VirtualSender('quiz');
        const equal = new VirtualSender('equal');
        const ask = every(1_000, (now) => quiz.fire('quiz', now));
        // Fired by another member, and called as the flood's.
        const askAlike = every(1_000, (now) => equal.fire('x', now));
        const group = new VirtualClass(
            [flood, quiz, equal],
            (now) => {
                if (now < 15_000) ask(now);
                if (now < 15_000) askAlike(now);
                if (now >= 5_000 && now < 8_000) for (let index = 0; index < 10; index += 1) flood.fire('x', now, true);
                if (now === 8_000) flood.stop();
            },
            conditions,
        );
        group.play(20_000);
        expect(group.missed).toBe(0);
        expect(flood.sent.length).toBeLessThan(200);
        expect(group.shownOf('flood')).toHaveLength(flood.sent.length);
        expect(group.shownOf('flood').at(-1)?.at).toBeLessThanOrEqual(10_000 + conditions.pollMs);
        for (const name of ['quiz', 'equal']) {
            expect(group.shownOf(name)).toHaveLength(14);
            expect(group.longestLag(0, 20_000, name)).toBeLessThanOrEqual(lag + 1_000);
        }
        expect(flood.merged + flood.sent.length).toBeGreaterThan(flood.fired - 10);
    });
});
