import fc from 'fast-check';
import type { Inbox } from '../../src/client/delivery/inbox';
import { FRAME_MS, arrange, event } from './arranged-inbox';

describe('the rhythm', () => {
    it('D7: keeps the spacing in which a sender fired', () => {
        const { inbox, taken, deliver } = arrange();
        inbox.accept(
            [event('a', 1, { firedAt: 0 }), event('a', 2, { firedAt: 100 }), event('a', 3, { firedAt: 250 })],
            5_000,
        );
        for (let at = 5_000; at < 5_400; at += FRAME_MS) deliver(at);
        const times = taken.map(({ at }) => at - 5_000);
        for (const [index, fired] of [0, 100, 250].entries())
            expect(Math.abs((times[index] ?? Number.NaN) - fired)).toBeLessThanOrEqual(FRAME_MS);
    });

    it('D7: keeps the spacing from one batch to the next', () => {
        const { inbox, taken, deliver } = arrange();
        inbox.accept([event('a', 1, { firedAt: 0 }), event('a', 2, { firedAt: 200 })], 1_000);
        inbox.accept([event('a', 3, { firedAt: 300 })], 1_210);
        for (let at = 1_000; at < 1_500; at += 10) deliver(at);
        expect(taken.map(({ at }) => at)).toEqual([1_000, 1_200, 1_300]);
    });

    /** Events of one sender, `gap` ms apart, on their way for 300 ms. */
    function stream(inbox: Inbox, gap: number, from: number, to: number): void {
        for (let number = from; number < to; number += 1)
            inbox.accept([event('a', number, { firedAt: number * gap })], number * gap + 300);
    }

    it('D7: after a sleep what waited comes at once and in order, and the rest in its rhythm', () => {
        const { inbox, taken, deliver } = arrange();
        inbox.accept(
            Array.from({ length: 20 }, (_, number) => event('a', number, { firedAt: number * 100 })),
            2_000,
        );
        deliver(2_000);
        deliver(12_000);
        expect(taken.map(({ event: { name } }) => name)).toEqual(
            Array.from({ length: 20 }, (_, number) => `e${number}`),
        );
        stream(inbox, 100, 120, 130);
        for (let at = 12_300; at < 13_300; at += 10) deliver(at);
        expect(taken.slice(20).map(({ at }) => at)).toEqual(
            Array.from({ length: 10 }, (_, number) => 12_300 + number * 100),
        );
    });

    it('D7: an event that comes a little late holds the rhythm up; those behind it come a frame closer at most', () => {
        const { inbox, taken, deliver } = arrange({ gatheredMs: 50 });
        // All take 50 ms, but for the tenth: it takes 250, and two others wait for it.
        const arrival = (number: number) => (number >= 10 && number <= 12 ? 1_250 : number * 100 + 50);
        for (let at = 0, next = 0; at < 5_000; at += 10) {
            for (; arrival(next) <= at; next += 1) inbox.accept([event('a', next, { firedAt: next * 100 })], at);
            deliver(at);
        }
        const lags = taken.map(({ at }, number) => at - number * 100);
        const gaps = taken.map(({ at }, index) => at - (taken[index - 1]?.at ?? at)).slice(1);
        expect([lags[9], lags[10], lags[11], lags[40]]).toEqual([50, 250, 250, 50]);
        // Ten milliseconds are a tick here.
        expect(Math.min(...gaps)).toBeGreaterThanOrEqual(100 - FRAME_MS - 10);
    });

    it('D7: whatever network and frames do within what counts as on time, no gap comes shorter by more than a frame', () => {
        const fired = fc.record({ gap: fc.integer({ min: 0, max: 900 }), takes: fc.integer({ min: 30, max: 280 }) });
        const events = fc.array(fired, { minLength: 2, maxLength: 60 });
        // A frame may be long; the gap behind what it took is shorter by as much.
        const frames = fc.array(fc.integer({ min: 5, max: 180 }), { minLength: 1, maxLength: 8 });
        fc.assert(
            fc.property(events, frames, (stream, frameLengths) => {
                const { inbox, taken, deliver } = arrange({ gatheredMs: 250 });
                let firedAt = 0;
                let arrivesAt = 0;
                const sent = stream.map(({ gap, takes }, number) => {
                    firedAt += gap;
                    // Nothing overtakes what was sent before it.
                    arrivesAt = Math.max(arrivesAt, firedAt + takes);
                    return { inbound: event('a', number, { firedAt }), firedAt, arrivesAt };
                });
                const frameOf: number[] = [];
                let next = 0;
                for (let at = 0, frame = 0; at < arrivesAt + 2_000; frame += 1) {
                    const length = frameLengths[frame % frameLengths.length] ?? 33;
                    for (const end = at + length; at < end; at += 1)
                        for (; (sent[next]?.arrivesAt ?? at + 1) <= at; next += 1)
                            inbox.accept(
                                sent.slice(next, next + 1).map(({ inbound }) => inbound),
                                at,
                            );
                    deliver(at);
                    while (frameOf.length < taken.length) frameOf.push(length);
                }
                expect(taken).toHaveLength(sent.length);
                for (const [index, { at }] of taken.entries()) {
                    const own = sent[index]?.firedAt ?? Number.NaN;
                    expect(at - own).toBeLessThanOrEqual(280 + 250 + 180);
                    const before = index === 0 ? undefined : taken[index - 1];
                    if (before === undefined) continue;
                    const firedGap = own - (sent[index - 1]?.firedAt ?? Number.NaN);
                    const allowed = Math.max(FRAME_MS, frameOf[index - 1] ?? 0);
                    expect(at - before.at).toBeGreaterThanOrEqual(firedGap - allowed);
                }
            }),
            {
                numRuns: 300,
                // What is usual falls while an event waits for it.
                examples: [
                    [
                        [
                            { gap: 0, takes: 261 },
                            { gap: 494, takes: 30 },
                            { gap: 656, takes: 30 },
                            { gap: 91, takes: 30 },
                            { gap: 770, takes: 30 },
                            { gap: 180, takes: 90 },
                        ],
                        [10],
                    ],
                ],
            },
        );
    });

    it('D7: long frames hold no rhythm up: the events come no later for it, however long it lasts', () => {
        const { inbox, taken, deliver } = arrange({ gatheredMs: 250 });
        for (let at = 0, next = 0; at < 60_000; at += 1) {
            if (at === next * 100 + 50) inbox.accept([event('a', next, { firedAt: next++ * 100 })], at);
            if (at % 120 === 0) deliver(at);
        }
        expect(Math.max(...taken.map(({ at }, number) => at - number * 100))).toBeLessThanOrEqual(50 + 120);
    });

    it('D7: a steady stream comes as it is fired, no later than the network is', () => {
        const { inbox, taken, deliver } = arrange();
        stream(inbox, 100, 0, 100);
        for (let at = 300; at < 10_300; at += 10) deliver(at);
        expect(taken.map(({ at }) => at)).toEqual(Array.from({ length: 100 }, (_, number) => 300 + number * 100));
    });

    it.each([-3_600_000, -1_000, -400, -100, 100, 400, 450, 1_000, 3_600_000])(
        'D5 D7: a sender whose clock is set by %i ms is live 3 s later, and meanwhile a second late at most',
        (jump) => {
            const { inbox, taken, deliver } = arrange({ gatheredMs: 250 });
            for (let at = 0, next = 0; at < 20_000; at += 10) {
                for (; next * 100 + 50 <= at; next += 1) {
                    const firedAt = next * 100 + (next >= 50 ? jump : 0);
                    inbox.accept([event('a', next, { firedAt })], at);
                }
                deliver(at);
            }
            const lags = taken.map(({ at }, number) => at - number * 100);
            expect(lags).toHaveLength(200);
            expect(Math.max(...lags)).toBeLessThanOrEqual(1_000);
            expect(Math.max(...lags.slice(80))).toBeLessThanOrEqual(50 + 250);
        },
    );

    it('D7: who has a WebSocket after it polled is live 3 s later', () => {
        let gathered = 2_450;
        const { inbox, taken, deliver } = arrange({ gatheredMs: () => gathered });
        const arrival = (number: number) =>
            number < 100 ? Math.ceil((number * 100 + 50) / 2_000) * 2_000 : number * 100 + 50;
        for (let at = 0, next = 0; at < 20_000; at += 10) {
            if (at === 10_000) gathered = 250;
            for (; arrival(next) <= at; next += 1) inbox.accept([event('a', next, { firedAt: next * 100 })], at);
            deliver(at);
        }
        const lags = taken.map(({ at }, number) => at - number * 100);
        expect(Math.max(...lags.slice(60, 80))).toBeGreaterThan(1_500);
        expect(Math.max(...lags.slice(130))).toBeLessThanOrEqual(50 + 250);
    });

    it('D5: a sender whose clock jumps by hours is not held back', () => {
        const { inbox, taken, deliver } = arrange();
        inbox.accept([event('a', 1, { firedAt: 0 })], 1_000);
        inbox.accept([event('a', 2, { firedAt: 3 * 3_600_000 })], 1_100);
        inbox.accept([event('a', 3, { firedAt: 0 })], 1_200);
        deliver(1_200);
        expect(taken).toHaveLength(3);
    });

    it('D9: who has a backlog takes turns with the others, also where their events have the same name', () => {
        const { inbox, taken, deliver } = arrange();
        const backlog = Array.from({ length: 500 }, (_, index) =>
            event('loud', index, { name: 'x', firedAt: index * 10 }),
        );
        inbox.accept(backlog, 60_000);
        for (let at = 60_000; at < 62_000; at += FRAME_MS) {
            let free = true;
            if (Math.abs(at - 61_000) < 10) inbox.accept([event('quiet', 1, { name: 'x', firedAt: 0 })], at);
            deliver(at, () => free && !(free = false));
        }
        const [quiet] = taken.filter(({ event: { sender } }) => sender === 'quiet');
        expect((quiet?.at ?? Number.NaN) - 61_000).toBeLessThan(300);
    });

    it('asks for another frame where what is due is late, and not for a burst that is on time', () => {
        const { inbox } = arrange();
        let started = false;
        const oneAFrame = () => !started && (started = true);
        const frame = (at: number) => {
            started = false;
            return inbox.deliver(at, oneAFrame);
        };
        inbox.accept(
            [1, 2, 3, 4].map((number) => event('a', number, { firedAt: 0, name: 'x' })),
            0,
        );
        expect([frame(0), frame(FRAME_MS)]).toEqual([false, false]);
        expect([frame(300), frame(301)]).toEqual([true, false]);
    });
});
