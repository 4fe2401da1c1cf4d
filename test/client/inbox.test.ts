import fc from 'fast-check';
import type { Inbound } from '../../src/client/api/messages';
import { INBOX_MAX_EVENTS } from '../../src/client/environment/timing';
import { FRAME_MS, OWN, arrange, change, event } from './arranged-inbox';
import { positionOf } from '../../src/wire/position';

describe('the inbox', () => {
    it('D1: an event that arrives again is dropped, by its orderKey or else by its cursor', () => {
        const { inbox, taken, deliver } = arrange();
        inbox.accept([event('a', 1), event('a', 1)], 0);
        expect(inbox.accept([event('a', 1)], 10)).toEqual({ received: 0, lost: 0 });
        inbox.accept(
            [
                event('b', 1, { orderKey: null, cursor: positionOf('c1') }),
                event('b', 2, { orderKey: null, cursor: positionOf('c1') }),
            ],
            0,
        );
        deliver(100);
        expect(taken).toHaveLength(2);
    });

    it('what was fired before one joined is not heard, however often a backend tells it', () => {
        const { inbox } = arrange({ joinedAt: 'EVENT#2026-11-23T09:00:00.000Z#000000000007' });
        const before = event('a', 1, { cursor: positionOf('EVENT#2026-11-23T09:00:00.000Z#000000000007') });
        const after = event('a', 2, { cursor: positionOf('EVENT#2026-11-23T09:00:00.000Z#000000000008') });
        expect(inbox.accept([before, after], 0)).toEqual({ received: 1, lost: 0 });
    });

    it("one's own events are nobody's arrival", () => {
        const { inbox } = arrange();
        expect(inbox.accept([event(OWN, 1)], 0)).toEqual({ received: 0, lost: 0 });
    });

    it('D3: variables take their values with the event that carries them', () => {
        const { inbox, variables, deliver } = arrange();
        inbox.accept(
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
        const { inbox, variables, deliver } = arrange();
        inbox.accept([event('a', 1, { firedAt: 0 }), event('a', 2, { firedAt: 500 })], 0);
        inbox.accept([{ kind: 'variables', nodeId: 'a', changes: [change('x', 'late')] }], 0);
        deliver(0);
        deliver(100);
        expect(variables.get('x')).toBeUndefined();
        deliver(500);
        deliver(500 + FRAME_MS);
        expect(variables.get('x')).toBe('late');
    });

    it('D8: of two lists of the members the later one counts, in whatever order they come', () => {
        const { inbox, variables } = arrange();
        const written = (nodeId: string, position: string): Inbound => ({
            kind: 'variables',
            nodeId,
            changes: [change(`of ${nodeId}`, '1', position)],
        });
        inbox.accept([written('a', 'EVENT#2'), written('b', 'EVENT#4')], 0);
        expect(inbox.acceptMembers({ ids: ['a'], position: positionOf('EVENT#1') })).toBe(true);
        expect(variables.names()).toEqual(['of a', 'of b']);
        expect(inbox.acceptMembers({ ids: ['b'], position: positionOf('EVENT#5') })).toBe(true);
        expect(inbox.acceptMembers({ ids: ['a', 'b'], position: positionOf('EVENT#3') })).toBe(false);
        inbox.accept([written('a', 'EVENT#4'), written('c', 'EVENT#6')], 0);
        expect(variables.names().sort()).toEqual(['of b', 'of c']);
    });

    it('D3 D8: who left is seen with its variables until its last event was taken', () => {
        const { inbox, variables, taken, deliver } = arrange();
        const at = (cursor: string, firedAt: number) => ({
            cursor: positionOf(cursor),
            firedAt,
            changes: [change('x', cursor, cursor)],
        });
        inbox.accept([event('a', 1, at('EVENT#1', 0)), event('a', 2, at('EVENT#2', 300))], 0);
        inbox.acceptMembers({ ids: [], position: positionOf('EVENT#4') });
        deliver(0);
        deliver(300);
        expect([taken.length, variables.get('x')]).toEqual([2, 'EVENT#2']);
        deliver(334);
        expect(variables.names()).toEqual([]);
        inbox.accept([event('a', 3, at('EVENT#3', 400))], 400);
        deliver(400);
        expect([taken.length, variables.get('x')]).toEqual([3, 'EVENT#3']);
        deliver(434);
        expect(variables.names()).toEqual([]);
    });

    it('D2: what is refused in one frame waits with all behind it of the same sender, others go on', () => {
        const { inbox, taken, deliver } = arrange();
        const at = { firedAt: 0 };
        inbox.accept([event('a', 1, at), event('a', 2, at), event('a', 3, at), event('b', 7, at)], 0);
        deliver(0, ({ name }) => name !== 'e2');
        expect(taken.map(({ event: { name } }) => name).sort()).toEqual(['e1', 'e7']);
        deliver(1);
        expect(taken.map(({ event: { name } }) => name).slice(-2)).toEqual(['e2', 'e3']);
    });

    it('D6 D9: is bounded: the loudest sender loses its oldest, counted, and nobody else anything', () => {
        const { inbox, taken, variables, deliver } = arrange();
        const oldest = event('loud', 1, { firedAt: 0, changes: [change('x', 'of the oldest')] });
        inbox.accept([oldest, event('quiet', 1, { firedAt: 0 })], 0);
        const many = Array.from({ length: INBOX_MAX_EVENTS }, (_, index) => event('loud', index + 2, { firedAt: 0 }));
        expect(inbox.accept(many, 0)).toEqual({ received: INBOX_MAX_EVENTS, lost: 2 });
        // What it carried is seen nevertheless.
        expect(variables.get('x')).toBe('of the oldest');
        expect(inbox.accept([event('quiet', 2, { firedAt: 0 })], 0)).toEqual({ received: 1, lost: 1 });
        deliver(0);
        const names = (sender: string) => taken.flatMap(({ event: e }) => (e.sender === sender ? [e.name] : []));
        expect(names('quiet')).toEqual(['e1', 'e2']);
        expect([names('loud')[0], names('loud').length]).toEqual(['e4', INBOX_MAX_EVENTS - 2]);
    });

    it('what is dropped when a person stops the project leaves its variables, and counts as no loss', () => {
        const { inbox, variables, taken, deliver } = arrange();
        inbox.accept(
            [
                event('a', 1, { changes: [change('x', '1')] }),
                event('a', 2, { changes: [change('x', '2')], firedAt: 1_000 }),
                { kind: 'variables', nodeId: 'a', changes: [change('y', '3')] },
                event('b', 1),
            ],
            0,
        );
        inbox.dropEvents();
        deliver(5_000);
        expect([taken.length, variables.get('x'), variables.get('y')]).toEqual([0, '2', '3']);
        // Nothing is heard twice for it.
        expect(inbox.accept([event('a', 2), event('a', 3)], 5_000)).toEqual({ received: 1, lost: 0 });
    });

    it('D1 D2: whatever is repeated and however the pages fall, each sender is heard once and in order', () => {
        const page = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(3)), { maxLength: 12 });
        fc.assert(
            fc.property(fc.array(page, { maxLength: 12 }), (pages) => {
                const { inbox, taken, deliver } = arrange();
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
                    inbox.accept(inbound, now);
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
