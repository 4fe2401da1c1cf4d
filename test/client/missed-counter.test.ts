// A backend of Part 1 does not say what was missed: it is counted by the numbers of the senders.
import { MissedCounter } from '../../src/client/api/missed-counter';
import type { Inbound } from '../../src/client/api/messages';
import { event } from './arranged-inbox';

describe('D6: what is missing in the numbers of a sender', () => {
    function arrange() {
        const counter = new MissedCounter();
        const missed = (...inbound: Inbound[]): number =>
            counter.counted(inbound).reduce((sum, item) => sum + (item.kind === 'missed' ? item.count : 0), 0);
        return { counter, missed };
    }
    const from = (sender: string, ...numbers: number[]) => numbers.map((number) => event(sender, number));

    it('is counted once, in front of the event behind it, however often that arrives', () => {
        const { counter, missed } = arrange();
        expect(missed(...from('a', 5, 6))).toBe(0);
        expect(counter.counted(from('a', 6, 10))).toEqual([
            event('a', 6),
            { kind: 'missed', nodeId: 'a', count: 3 },
            event('a', 10),
        ]);
        expect(missed(...from('a', 5, 6, 10, 11))).toBe(0);
    });

    it('is nothing where a sender joined anew, where another fires, or where there are no numbers', () => {
        const { missed } = arrange();
        expect(missed(...from('a', 5))).toBe(0);
        const anew = [1, 2].map((number) => event('a', number, { orderKey: `20261123090100-000000${number}` }));
        expect(missed(...anew)).toBe(0);
        expect(missed(...from('b', 9), event('b', 10, { orderKey: 'no number' }))).toBe(0);
    });
});
