import fc from 'fast-check';
import { Arrivals } from '../../src/client/arrivals';
import type { MeshEvent } from '../../src/client/client';
import { VariableView } from '../../src/client/group-variables';
import type { ArrivedEvent, Inbound, VariableChange } from '../../src/client/messages';
import { OrderGaps } from '../../src/client/order-gaps';
import { ARRIVALS_MAX_EVENTS } from '../../src/client/timing';

const OWN = 'me';
const RHYTHM_MS = 2_700;
const FRAME_MS = 1000 / 30;

function event(sender: string, number: number, more: Partial<ArrivedEvent> = {}): Inbound {
    return {
        kind: 'event',
        event: {
            name: `e${number}`,
            payload: '',
            sender,
            orderKey: `20261123090000-${String(number).padStart(7, '0')}`,
            cursor: null,
            firedAt: number,
            changes: [],
            ...more,
        },
    };
}

const change = (key: string, value: string, position: string | null = null): VariableChange => ({
    key,
    value,
    removed: false,
    position,
});

function arrange(gaps: OrderGaps | null = null, joinedAt = 'EVENT#') {
    const variables = new VariableView(OWN);
    const arrivals = new Arrivals(OWN, variables, RHYTHM_MS, joinedAt, gaps);
    const taken: { at: number; event: MeshEvent }[] = [];
    return {
        variables,
        arrivals,
        taken,
        deliver(at: number, accepts: (event: MeshEvent) => boolean = () => true) {
            arrivals.deliver(at, (given) => {
                if (!accepts(given)) return false;
                taken.push({ at, event: given });
                return true;
            });
        },
    };
}

describe('arrivals', () => {
    it('D1: an event that arrives again is dropped, by its orderKey or else by its cursor', () => {
        const { arrivals, taken, deliver } = arrange();
        arrivals.accept([event('a', 1), event('a', 1)], 0);
        expect(arrivals.accept([event('a', 1)], 10)).toEqual({ received: 0, lost: 0 });
        arrivals.accept(
            [event('b', 1, { orderKey: null, cursor: 'c1' }), event('b', 2, { orderKey: null, cursor: 'c1' })],
            0,
        );
        deliver(100);
        expect(taken).toHaveLength(2);
    });

    it('what was fired before one joined is not heard, however often a backend tells it', () => {
        const { arrivals } = arrange(null, 'EVENT#2026-11-23T09:00:00.000Z#000000000007');
        const before = event('a', 1, { cursor: 'EVENT#2026-11-23T09:00:00.000Z#000000000007' });
        const after = event('a', 2, { cursor: 'EVENT#2026-11-23T09:00:00.000Z#000000000008' });
        expect(arrivals.accept([before, after], 0)).toEqual({ received: 1, lost: 0 });
    });

    it("one's own events are nobody's arrival", () => {
        const { arrivals } = arrange();
        expect(arrivals.accept([event(OWN, 1)], 0)).toEqual({ received: 0, lost: 0 });
    });

    it('D7: keeps the spacing in which a sender fired', () => {
        const { arrivals, taken, deliver } = arrange();
        arrivals.accept(
            [event('a', 1, { firedAt: 0 }), event('a', 2, { firedAt: 100 }), event('a', 3, { firedAt: 250 })],
            5_000,
        );
        for (let at = 5_000; at < 5_400; at += FRAME_MS) deliver(at);
        const times = taken.map(({ at }) => at - 5_000);
        for (const [index, fired] of [0, 100, 250].entries())
            expect(Math.abs((times[index] ?? Number.NaN) - fired)).toBeLessThanOrEqual(FRAME_MS);
    });

    it('D7: keeps the spacing from one batch to the next', () => {
        const { arrivals, taken, deliver } = arrange();
        arrivals.accept([event('a', 1, { firedAt: 0 }), event('a', 2, { firedAt: 200 })], 1_000);
        arrivals.accept([event('a', 3, { firedAt: 300 })], 1_210);
        for (let at = 1_000; at < 1_500; at += 10) deliver(at);
        expect(taken.map(({ at }) => at)).toEqual([1_000, 1_200, 1_300]);
    });

    /** Events of one sender, `gap` ms apart, on their way for 300 ms. */
    function stream(arrivals: Arrivals, gap: number, from: number, to: number): void {
        for (let number = from; number < to; number += 1)
            arrivals.accept([event('a', number, { firedAt: number * gap })], number * gap + 300);
    }

    it('D7: after a sleep the events that waited keep their spacing to one frame', () => {
        const { arrivals, taken, deliver } = arrange();
        arrivals.accept(
            Array.from({ length: 20 }, (_, number) => event('a', number, { firedAt: number * 100 })),
            2_000,
        );
        deliver(2_000);
        for (let at = 12_000; at < 16_000; at += FRAME_MS) deliver(at);
        const times = taken.map(({ at }) => at).slice(1);
        expect(times).toHaveLength(19);
        for (const [index, at] of times.entries())
            if (index > 0) expect(at - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(100 - FRAME_MS);
    });

    it('D7: what was late once catches up, a frame with every event', () => {
        const { arrivals, taken, deliver } = arrange();
        const late = (at: number, number: number) => at - number * 50;
        arrivals.accept([event('a', 0, { firedAt: 0 })], 300);
        deliver(300);
        // An outage of 6 s, then everything at once, then as it is fired.
        arrivals.accept(
            Array.from({ length: 119 }, (_, index) => event('a', index + 1, { firedAt: (index + 1) * 50 })),
            6_300,
        );
        let next = 120;
        for (let at = 6_300; at < 60_000; at += FRAME_MS) {
            for (; next * 50 + 300 <= at; next += 1)
                arrivals.accept([event('a', next, { firedAt: next * 50 })], next * 50 + 300);
            deliver(at);
        }
        const lateness = taken.map(({ at, event: { name } }) => late(at, Number(name.slice(1))));
        expect(lateness[1]).toBeGreaterThan(6_000);
        expect(lateness[lateness.length - 1]).toBeLessThan(400);
        for (const [index, { at }] of taken.entries())
            if (index > 1) expect(at - (taken[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(50 - FRAME_MS);
    });

    it('D7: a steady stream comes as it is fired, no later than the network is', () => {
        const { arrivals, taken, deliver } = arrange();
        stream(arrivals, 100, 0, 100);
        for (let at = 300; at < 10_300; at += 10) deliver(at);
        expect(taken.map(({ at }) => at)).toEqual(Array.from({ length: 100 }, (_, number) => 300 + number * 100));
    });

    it('D5: a sender whose clock jumps by hours is not held back', () => {
        const { arrivals, taken, deliver } = arrange();
        arrivals.accept([event('a', 1, { firedAt: 0 })], 1_000);
        arrivals.accept([event('a', 2, { firedAt: 3 * 3_600_000 })], 1_100);
        arrivals.accept([event('a', 3, { firedAt: 0 })], 1_200);
        deliver(1_200);
        expect(taken).toHaveLength(3);
    });

    it('D3: variables take their values with the event that carries them', () => {
        const { arrivals, variables, deliver } = arrange();
        arrivals.accept(
            [
                event('a', 1, { changes: [change('x', '1', 'p1')] }),
                event('a', 2, { changes: [change('x', '2', 'p2')] }),
            ],
            0,
        );
        const read: (string | undefined)[] = [];
        for (let frame = 0; frame < 3; frame++) {
            deliver(frame * FRAME_MS + 10);
            read.push(variables.get('x'));
        }
        expect(read).toEqual(['1', '2', '2']);
    });

    it('D3: a report that came behind an event is not seen before it', () => {
        const { arrivals, variables, deliver } = arrange();
        arrivals.accept([event('a', 1, { firedAt: 0 }), event('a', 2, { firedAt: 500 })], 0);
        arrivals.accept([{ kind: 'variables', nodeId: 'a', changes: [change('x', 'late')] }], 0);
        deliver(0);
        deliver(100);
        expect(variables.get('x')).toBeUndefined();
        deliver(500);
        deliver(500 + FRAME_MS);
        expect(variables.get('x')).toBe('late');
    });

    it('D8: of two lists of the members the later one counts, in whatever order they come', () => {
        const { arrivals, variables } = arrange();
        const written = (nodeId: string, position: string): Inbound => ({
            kind: 'variables',
            nodeId,
            changes: [change(`of ${nodeId}`, '1', position)],
        });
        arrivals.accept([written('a', 'EVENT#2'), written('b', 'EVENT#4')], 0);
        expect(arrivals.acceptMembers({ ids: ['a'], position: 'EVENT#1' })).toBe(true);
        expect(variables.names()).toEqual(['of a', 'of b']);
        expect(arrivals.acceptMembers({ ids: ['b'], position: 'EVENT#5' })).toBe(true);
        expect(arrivals.acceptMembers({ ids: ['a', 'b'], position: 'EVENT#3' })).toBe(false);
        arrivals.accept([written('a', 'EVENT#4'), written('c', 'EVENT#6')], 0);
        expect(variables.names().sort()).toEqual(['of b', 'of c']);
    });

    it('D3 D8: who left is seen with its variables until its last event was taken', () => {
        const { arrivals, variables, taken, deliver } = arrange();
        const at = (cursor: string, firedAt: number) => ({ cursor, firedAt, changes: [change('x', cursor, cursor)] });
        arrivals.accept([event('a', 1, at('EVENT#1', 0)), event('a', 2, at('EVENT#2', 300))], 0);
        arrivals.acceptMembers({ ids: [], position: 'EVENT#4' });
        deliver(0);
        deliver(300);
        expect([taken.length, variables.get('x')]).toEqual([2, 'EVENT#2']);
        deliver(334);
        expect(variables.names()).toEqual([]);
        arrivals.accept([event('a', 3, at('EVENT#3', 400))], 400);
        deliver(400);
        expect([taken.length, variables.get('x')]).toEqual([3, 'EVENT#3']);
        deliver(434);
        expect(variables.names()).toEqual([]);
    });

    it('D2: what is refused in one frame waits with all behind it of the same sender, others go on', () => {
        const { arrivals, taken, deliver } = arrange();
        const at = { firedAt: 0 };
        arrivals.accept([event('a', 1, at), event('a', 2, at), event('a', 3, at), event('b', 7, at)], 0);
        deliver(0, ({ name }) => name !== 'e2');
        expect(taken.map(({ event: { name } }) => name).sort()).toEqual(['e1', 'e7']);
        deliver(1);
        expect(taken.map(({ event: { name } }) => name).slice(-2)).toEqual(['e2', 'e3']);
    });

    it('D6: is bounded, and counts what had no room', () => {
        const { arrivals } = arrange();
        const many = Array.from({ length: ARRIVALS_MAX_EVENTS + 3 }, (_, index) => event('a', index));
        expect(arrivals.accept(many, 0)).toEqual({ received: ARRIVALS_MAX_EVENTS, lost: 3 });
    });

    it("D6: where the backend does not tell, the senders' own numbers say how many are missing", () => {
        const { arrivals } = arrange(new OrderGaps());
        const lost = (...numbers: number[]) =>
            arrivals.accept(
                numbers.map((number) => event('a', number)),
                0,
            ).lost;
        expect(lost(5, 6)).toBe(0);
        expect(lost(6, 10)).toBe(3);
        expect(lost(11)).toBe(0);
        // It joined anew.
        expect(lost(1, 2)).toBe(0);
        expect(arrivals.accept([event('b', 9), event('b', 10, { orderKey: 'no number' })], 0).lost).toBe(0);
    });

    it('D1 D2: whatever is repeated and however the pages fall, each sender is heard once and in order', () => {
        const page = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(3)), { maxLength: 12 });
        fc.assert(
            fc.property(fc.array(page, { maxLength: 12 }), (pages) => {
                const { arrivals, taken, deliver } = arrange();
                const sent: Record<string, number> = { a: 0, b: 0, c: 0 };
                let now = 0;
                for (const entries of pages) {
                    const inbound = entries.flatMap(([sender, again]) => {
                        const number = (sent[sender] ?? 0) + 1;
                        sent[sender] = number;
                        // The new event, and some that were there before, as an overlap or a retry brings them.
                        const repeated = Array.from({ length: again }, (_, back) => Math.max(1, number - back));
                        return [number, ...repeated].map((each) => event(sender, each, { firedAt: each * 40 }));
                    });
                    arrivals.accept(inbound, now);
                    now += 100;
                    deliver(now);
                }
                for (let frame = 0; frame < 500; frame++) deliver((now += FRAME_MS));
                for (const sender of ['a', 'b', 'c']) {
                    const names = taken
                        .filter(({ event: { sender: from } }) => from === sender)
                        .map((t) => t.event.name);
                    expect(names).toEqual(Array.from({ length: sent[sender] ?? 0 }, (_, index) => `e${index + 1}`));
                }
            }),
            { numRuns: 200 },
        );
    });
});
