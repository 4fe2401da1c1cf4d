// What a member fires faster than a project can show is merged before it is sent.
import fc from 'fast-check';
import { rateOf } from '../../src/client/sending/event-rate';
import { Outbox } from '../../src/client/sending/outbox';
import type { QueuedBatch } from '../../src/client/api/batch';
import { ANSWERS_BURST, EQUAL_EVENTS_BURST, OUTBOX_MAX_EVENTS } from '../../src/client/environment/timing';
import { taken } from './taken';

const NOW = Date.UTC(2026, 10, 23, 9, 0, 0);
const OWN = rateOf('own', 2);
const names = ({ events }: QueuedBatch) => events.map(({ eventName }) => eventName);

/** Fires the same event `count` times at once. */
function burst(outbox: Outbox, count: number, now = NOW, rate = OWN): string[] {
    return Array.from({ length: count }, () => outbox.fire('x', '', now, rate));
}

/** Fires the same event a thousand times a second, sends a batch each 250 ms; how many went in each second. */
function sentEachSecond(seconds: number, rate = OWN): number[] {
    const outbox = new Outbox();
    const sent: number[] = Array.from({ length: seconds }, () => 0);
    for (let ms = 0; ms < seconds * 1_000; ms += 1) {
        outbox.fire('x', '', NOW + ms, rate);
        const second = Math.floor(ms / 1_000);
        if (ms % 250 === 249) sent[second] = (sent[second] ?? 0) + taken(outbox, NOW + ms).events.length;
    }
    return sent;
}

describe('a flood of equal events', () => {
    it.each([1, 10, EQUAL_EVENTS_BURST])('D7: %i in a burst go as they are', (count) => {
        const outbox = new Outbox();
        expect(new Set(burst(outbox, count))).toEqual(new Set(['queued']));
        expect(taken(outbox, NOW).events).toHaveLength(count);
    });

    it('D7: one in each frame of a project goes as it is, for as long as it lasts', () => {
        const outbox = new Outbox();
        const fates = new Set<string>();
        for (let frame = 0; frame < 60 * 30 * 45; frame += 1) {
            fates.add(outbox.fire('x', '', NOW + frame * 33, OWN));
            if (frame % 8 === 0) taken(outbox, NOW + frame * 33);
        }
        expect([...fates]).toEqual(['queued']);
    });

    it('goes on at what a project can show, after a first burst', () => {
        const [first = 0, ...others] = sentEachSecond(20);
        expect(first).toBeGreaterThanOrEqual(EQUAL_EVENTS_BURST);
        expect(first).toBeLessThanOrEqual(EQUAL_EVENTS_BURST + 31);
        for (const count of others) expect([30, 31]).toContain(count);
    });

    it('events of another name or payload are not merged with it', () => {
        const outbox = new Outbox();
        burst(outbox, 5_000);
        expect(outbox.fire('y', '', NOW, OWN)).toBe('queued');
        expect(outbox.fire('x', '1', NOW, OWN)).toBe('queued');
        expect(taken(outbox, NOW).events.slice(-2)).toMatchObject([
            { eventName: 'y' },
            { eventName: 'x', payload: '1' },
        ]);
    });

    it('D2: the newest takes its place at the end, and the last of a flood always arrives', () => {
        const outbox = new Outbox();
        burst(outbox, EQUAL_EVENTS_BURST);
        outbox.fire('y', '', NOW, OWN);
        expect(outbox.fire('x', '', NOW + 1, OWN)).toBe('merged');
        expect(names(taken(outbox, NOW)).slice(-2)).toEqual(['y', 'x']);
        // All went: what is fired now has nothing to take the place of, and waits until it may go.
        expect(outbox.fire('x', '', NOW + 2, OWN)).toBe('queued');
        expect(outbox.fire('x', '', NOW + 3, OWN)).toBe('merged');
        outbox.fire('y', '', NOW + 4, OWN);
        expect([names(taken(outbox, NOW + 5)), outbox.isEmpty]).toEqual([['y'], false]);
        // What overtook it is in front of it, in time as well.
        const { events } = taken(outbox, NOW + 40);
        expect(events.map(({ firedAt }) => Date.parse(firedAt) - NOW)).toEqual([4]);
        expect(outbox.isEmpty).toBe(true);
    });

    it('waits for nothing where a group is left', () => {
        const outbox = new Outbox();
        burst(outbox, 200);
        taken(outbox, NOW);
        burst(outbox, 200);
        outbox.ignoreRates();
        expect([names(taken(outbox, NOW)), outbox.isEmpty]).toEqual([['x'], true]);
    });

    it('what is dropped when a person stops the project leaves its variables', () => {
        const outbox = new Outbox();
        outbox.write('a', '1');
        outbox.write('b', '1');
        outbox.fire('x', '', NOW, OWN);
        outbox.write('a', '2');
        outbox.fire('y', '', NOW, OWN);
        outbox.write('c', '3');
        outbox.dropEvents();
        const { events, writes } = taken(outbox, NOW);
        expect([events, new Map(writes.map(({ key, value }) => [key, value]))]).toEqual([
            [],
            new Map([
                ['a', '2'],
                ['b', '1'],
                ['c', '3'],
            ]),
        ]);
    });

    it('D3: what a merged event carried goes with the next event, and the newest carries the newest', () => {
        const outbox = new Outbox();
        burst(outbox, EQUAL_EVENTS_BURST - 1);
        outbox.write('score', '1');
        outbox.write('only once', '1');
        outbox.fire('x', '', NOW, OWN);
        outbox.write('lives', '3');
        outbox.fire('y', '', NOW, OWN);
        outbox.write('score', '2');
        expect(outbox.fire('x', '', NOW, OWN)).toBe('merged');
        const [y, x] = taken(outbox, NOW).events.slice(-2);
        expect(new Set(y?.data)).toEqual(
            new Set([
                { key: 'score', value: '1' },
                { key: 'only once', value: '1' },
                { key: 'lives', value: '3' },
            ]),
        );
        expect(x?.data).toEqual([{ key: 'score', value: '2' }]);
    });

    it('D1 D2: numbers have no gap, whatever was merged', () => {
        const outbox = new Outbox();
        burst(outbox, 5_000);
        outbox.fire('y', '', NOW, OWN);
        burst(outbox, 5_000);
        const numbers = taken(outbox, NOW).events.map(({ orderKey }) => Number(orderKey?.slice(-7)));
        expect(numbers).toEqual(numbers.map((_number, index) => index + 1));
    });

    it('D6: a full outbox drops the newest, and goes on merging a flood', () => {
        const outbox = new Outbox();
        burst(outbox, EQUAL_EVENTS_BURST);
        for (let index = EQUAL_EVENTS_BURST; index < OUTBOX_MAX_EVENTS; index += 1)
            outbox.fire(`e${index}`, '', NOW, OWN);
        expect(outbox.fire('one too many', '', NOW, OWN)).toBe('dropped');
        expect(new Set(burst(outbox, 100))).toEqual(new Set(['merged']));
    });

    it('D5: a clock that jumps neither stops a flood from being merged nor an event from going', () => {
        const outbox = new Outbox();
        const back = NOW - 3_600_000;
        burst(outbox, 200);
        taken(outbox, NOW);
        expect(burst(outbox, 2, back)).toEqual(['queued', 'merged']);
        expect(taken(outbox, back + 250).events).toHaveLength(1);
        expect(new Set(burst(outbox, 50, back + 10_000))).toEqual(new Set(['queued']));
        taken(outbox, back + 10_000);
        expect(burst(outbox, 101, NOW + 3_600_000).filter((what) => what === 'merged')).toHaveLength(1);
    });

    describe('whatever is fired, written and sent', () => {
        type Step =
            readonly ['fire', string] | readonly ['write', string] | readonly ['remove', string] | readonly ['take'];
        const step = fc.oneof<fc.Arbitrary<Step>[]>(
            fc.tuple(fc.constant('fire' as const), fc.constantFrom('x', 'y', 'z')),
            fc.tuple(fc.constant('write' as const), fc.constantFrom('a', 'b', 'c')),
            fc.tuple(fc.constant('remove' as const), fc.constantFrom('a', 'b')),
            fc.tuple(fc.constant('take' as const)),
        );
        const steps = fc.array(fc.record({ step, ms: fc.integer({ min: 0, max: 60 }) }), { maxLength: 120 });
        // So few go as they are that nearly everything is merged.
        const rate = { ...OWN, burst: 2, perSecond: 3 };

        interface Pictured {
            readonly name: string;
            readonly firedAt: number;
            readonly values: ReadonlyMap<string, string>;
        }

        /** Plays the steps; what each event's project looked like when it was fired, and to who received it. */
        function play(played: readonly { step: Step; ms: number }[], outbox: Outbox) {
            const own = new Map<string, string>();
            const seen = new Map<string, string>();
            const fired: Pictured[] = [];
            const received: Pictured[] = [];
            let merged = 0;
            let now = NOW;
            const apply = (writes: QueuedBatch['writes']) => {
                for (const { key, value, removed } of writes)
                    if (removed === true) seen.delete(key);
                    else seen.set(key, value);
            };
            const take = () => {
                const batch = taken(outbox, now);
                for (const { eventName: name, firedAt, data } of batch.events) {
                    apply(data ?? []);
                    received.push({ name, firedAt: Date.parse(firedAt), values: new Map([...seen].sort()) });
                }
                apply(batch.writes);
            };
            for (const {
                step: [what, name],
                ms,
            } of played) {
                now += ms + 1;
                if (what === 'write') own.set(name, String(now));
                if (what === 'write') outbox.write(name, String(now));
                if (what === 'remove') own.delete(name);
                if (what === 'remove') outbox.remove(name);
                if (what === 'take') take();
                if (what !== 'fire') continue;
                fired.push({ name, firedAt: now, values: new Map([...own].sort()) });
                if (outbox.fire(name, '', now, rate) === 'merged') merged += 1;
            }
            // Long after: what waited for its rate may go.
            now += 60_000;
            take();
            expect(outbox.isEmpty).toBe(true);
            expect([...seen].sort()).toEqual([...own].sort());
            expect(received.length + merged).toBe(fired.length);
            return { fired, received };
        }

        const lastOfEach = (events: readonly Pictured[]) => [...new Set(events.map(({ name }) => name).reverse())];

        it('D1 D2 D3: each event that goes sees the variables as they were, in its place', () => {
            fc.assert(
                fc.property(steps, (played) => {
                    const outbox = new Outbox();
                    // Merged, but without a wait: so nothing is overtaken.
                    outbox.ignoreRates();
                    const { fired, received } = play(played, outbox);
                    for (const event of received) expect(fired).toContainEqual(event);
                    expect(lastOfEach(received)).toEqual(lastOfEach(fired));
                    const times = received.map(({ firedAt }) => firedAt);
                    expect([...times].sort((a, b) => a - b)).toEqual(times);
                }),
                { numRuns: 500 },
            );
        });

        it('D1 D3: and where it waits for its rate, no older ones, and times ascend', () => {
            fc.assert(
                fc.property(steps, (played) => {
                    const { fired, received } = play(played, new Outbox());
                    expect(lastOfEach(received).sort()).toEqual(lastOfEach(fired).sort());
                    const times = received.map(({ firedAt }) => firedAt);
                    expect([...times].sort((a, b) => a - b)).toEqual(times);
                    for (const { name, firedAt, values } of received) {
                        // It was fired then, or before and was overtaken.
                        const own = fired.filter((event) => event.name === name && event.firedAt <= firedAt).at(-1);
                        for (const [key, value] of own?.values ?? [])
                            expect(Number(values.get(key) ?? Infinity)).toBeGreaterThanOrEqual(Number(value));
                    }
                }),
                { numRuns: 500 },
            );
        });
    });
});

describe('answers', () => {
    it('of one name and payload go in a burst, and the rest at what all members together may show', () => {
        const outbox = new Outbox();
        const rate = rateOf('answer', 12);
        const fates = Array.from({ length: ANSWERS_BURST + 2 }, () => outbox.fire('x', '', NOW, rate));
        expect(fates.filter((fate) => fate === 'merged')).toHaveLength(2);
        // What the project fires by itself is not held back by it, and each payload is a message of its own.
        expect(outbox.fire('x', '', NOW, OWN)).toBe('queued');
        expect(outbox.fire('x', 'for another', NOW, rate)).toBe('queued');
    });

    it.each([
        [1, 30],
        [2, 30],
        [4, 10],
        [40, 0.77],
    ])('of one in a group of %i go %d times a second', (members, perSecond) => {
        const [, , , ...later] = sentEachSecond(23, rateOf('answer', members));
        const sum = later.reduce((all, count) => all + count, 0);
        expect(sum / later.length).toBeGreaterThan(perSecond * 0.9);
        expect(sum / later.length).toBeLessThan(perSecond * 1.1 + 0.1);
    });
});
