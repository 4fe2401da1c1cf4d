// Two transports bring anything at any time: each sender keeps its order, and nobody waits for another.
import fc from 'fast-check';
import { ReorderBuffer } from '../../src/client/delivery/reorder-buffer';
import type { Inbound } from '../../src/client/api/messages';
import { REORDER_MAX_ITEMS } from '../../src/client/environment/timing';
import { change } from './arranged-inbox';
import { settle } from './fake-environment';
import { arrived } from './hand-transport';
import { positionOf, type Position } from '../../src/wire/position';

const position = (place: number): Position => positionOf(`EVENT#${String(place).padStart(6, '0')}`);
const key = (sequence: number): string => `20261124090000-${String(sequence).padStart(7, '0')}`;

/** An event with that number, at that place in the group's order. */
const numbered = (sequence: number, place = sequence, sender = 'a'): Inbound =>
    arrived(position(place), key(sequence), sender);
/** An event of a sender that numbers nothing. */
const unnumbered = (place: number): Inbound => arrived(position(place), 'none', 'old');
const report = (place: number, sender = 'a'): Inbound => ({
    kind: 'variables',
    nodeId: sender,
    changes: [change('x', String(place), position(place))],
});
const state = (paused: boolean): Inbound => ({
    kind: 'state',
    state: { paused, expiresAt: '2030-01-01T00:00:00.000Z' },
});

function arrange() {
    const taken: Inbound[] = [];
    const asked: (() => void)[] = [];
    const buffer = new ReorderBuffer({
        own: 'me',
        fillsGaps: true,
        ask: () => new Promise((resolve) => asked.push(resolve)),
        handOn: (inbound) => taken.push(...inbound),
        elapsed: () => 0,
    });
    /** All questions are answered; what they found was taken before. */
    const answer = async (): Promise<void> => {
        for (const resolve of asked.splice(0)) resolve();
        await settle();
    };
    return { buffer, taken, asked, answer };
}

describe('before the WebSocket has taken over', () => {
    it('D1: an event that is the next of its sender passes; nothing is asked', () => {
        const { buffer, taken, asked } = arrange();
        buffer.polled([numbered(1)], position(1));
        buffer.pushed([numbered(2)]);
        buffer.polled([numbered(2), numbered(3)], position(3));
        expect(taken).toEqual([numbered(1), numbered(2), numbered(2), numbered(3)]);
        expect(asked).toHaveLength(0);
    });

    it('D2: an event without a number waits for the page in which it has its place', () => {
        const { buffer, taken } = arrange();
        buffer.pushed([unnumbered(5)]);
        buffer.polled([unnumbered(3), unnumbered(4), unnumbered(5), unnumbered(6)], position(6));
        expect(taken).toEqual([3, 4, 5, 5, 6].map(unnumbered));
    });

    it('D3: a report waits with what its sender fires behind it', () => {
        const { buffer, taken } = arrange();
        buffer.pushed([report(2)]);
        buffer.pushed([numbered(1, 3)]);
        expect(taken).toEqual([]);
        buffer.goLive();
        expect(taken).toEqual([report(2), numbered(1, 3)]);
    });

    it('D4: a report comes before what a later page tells of the same variables, so that a removal stays', () => {
        const { buffer, taken } = arrange();
        const removed: Inbound = {
            kind: 'variables',
            nodeId: 'a',
            changes: [{ ...change('x', '', position(4)), removed: true }],
        };
        buffer.pushed([report(2)]);
        buffer.polled([numbered(1, 3), removed], position(4));
        expect(taken).toEqual([report(2), numbered(1, 3), removed]);
    });

    it('what the host decides waits until pushes alone tell it, and goes where they end', () => {
        const { buffer, taken } = arrange();
        buffer.pushed([state(true)]);
        buffer.pushEnded();
        expect(buffer.isEmpty).toBe(true);
        buffer.pushed([state(false)]);
        buffer.goLive();
        expect(taken).toEqual([state(false)]);
    });
});

describe('behind a gap', () => {
    it('D2: a page gives what waits its place, and what came behind the page keeps waiting for its own question', async () => {
        const { buffer, taken, asked, answer } = arrange();
        buffer.goLive();
        buffer.pushed([numbered(3)]);
        buffer.pushed([numbered(6)]);
        expect(asked).toHaveLength(1);
        buffer.polled(
            [1, 2, 3, 4].map((sequence) => numbered(sequence)),
            position(4),
        );
        expect(taken).toEqual([1, 2, 3, 3, 4].map((sequence) => numbered(sequence)));
        await answer();
        expect(taken[taken.length - 1]).toEqual(numbered(4));
        expect(asked).toHaveLength(1);
        await answer();
        expect(taken[taken.length - 1]).toEqual(numbered(6));
        expect(buffer.isEmpty).toBe(true);
    });

    it('D9: a sender that goes on and on behind one takes no more memory than a bound', () => {
        const { buffer, taken } = arrange();
        buffer.goLive();
        for (let index = 0; index <= REORDER_MAX_ITEMS; index += 1) buffer.pushed([numbered(index + 2)]);
        expect(buffer.isEmpty).toBe(true);
        expect(taken).toHaveLength(REORDER_MAX_ITEMS + 1);
    });
});

it('D1 D2: whatever is pushed, late or never, each sender is heard in its order, once it was asked', async () => {
    const push = fc.record({ sequence: fc.integer({ min: 1, max: 8 }), sender: fc.constantFrom('a', 'b') });
    await fc.assert(
        fc.asyncProperty(fc.array(push, { maxLength: 20 }), async (pushes) => {
            const log = Array.from({ length: 8 }, (_, index) => index + 1).flatMap((sequence) =>
                ['a', 'b'].map((sender, index) => numbered(sequence, 2 * sequence + index, sender)),
            );
            const { buffer, taken, answer } = arrange();
            buffer.goLive();
            for (const { sequence, sender } of pushes) {
                const item = log[2 * (sequence - 1) + (sender === 'a' ? 0 : 1)];
                if (item !== undefined) buffer.pushed([item]);
            }
            buffer.polled(log, position(99));
            await answer();
            for (const sender of ['a', 'b']) {
                const own = taken.filter((item) => item.kind === 'event' && item.event.sender === sender);
                const first = own.filter((item, index) => own.indexOf(item) === index);
                expect(first).toEqual(log.filter((item) => item.kind === 'event' && item.event.sender === sender));
            }
        }),
    );
});
