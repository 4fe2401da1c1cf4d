import { VariableView } from '../../src/client/variables/group-variables';
import { PageOrder } from '../../src/client/api/page-order';
import type { Inbound } from '../../src/client/api/messages';
import type { PollGroupExtendedQuery } from '../../src/wire/operations';
import { positionOf } from '../../src/wire/position';

type Extended = PollGroupExtendedQuery['pollGroupData'];
type Data = NonNullable<Extended['events'][number]['data']>;

const written = (key: string, value: string, at: number, removed = false): Data[number] => ({
    key,
    value,
    position: `EVENT#${at}`,
    removed: removed ? true : null,
    initial: null,
});

const event = (name: string, at: number, data: Data | null = null, sender = 'a'): Extended['events'][number] => ({
    name,
    firedByNodeId: sender,
    payload: null,
    timestamp: '2026-11-23T09:00:00.000Z',
    cursor: `EVENT#${at}`,
    orderKey: null,
    firedAt: null,
    data,
});

const page = (events: Extended['events'], changed: Data, nodeId = 'a'): Extended => ({
    events,
    changes: [{ nodeId, timestamp: '2026-11-23T09:00:00.000Z', changed }],
    members: null,
    membersPosition: null,
    state: null,
    position: 'EVENT#9',
    more: false,
    missed: null,
});

/** What the scripts of each event read in `x`, and what is there in the end. */
function played(...pages: readonly Extended[]): string[] {
    const order = new PageOrder();
    const view = new VariableView('me');
    view.apply('a', [{ key: 'x', value: '0', removed: false, initial: false, position: positionOf('EVENT#0') }]);
    const seen = (item: Inbound): string[] => {
        if (item.kind === 'variables') view.apply(item.nodeId, item.changes);
        if (item.kind !== 'event') return [];
        view.apply(item.event.sender, item.event.changes);
        return [`${item.event.name}: ${view.get('x')}`];
    };
    return [...pages.flatMap((each) => order.inboundOf(each).flatMap(seen)), `end: ${view.get('x')}`];
}

describe('a page of events and changes', () => {
    it('D3: an editor of today reports, then fires: its scripts see a value at least as new', () => {
        // 1 was overwritten before the page was read, and its events carry nothing.
        expect(played(page([event('one', 2), event('two', 4)], [written('x', '2', 3)]))).toEqual([
            'one: 2',
            'two: 2',
            'end: 2',
        ]);
    });

    it('D3: what events carry is seen with them, exactly, and what was written behind the last comes behind it', () => {
        const events = [event('one', 1, [written('x', '1', 1)]), event('two', 2, [written('x', '2', 2)])];
        expect(played(page(events, [written('x', '3', 3)]))).toEqual(['one: 1', 'two: 2', 'end: 3']);
    });

    it('D3: a report that the next event carries comes before it and behind the one before', () => {
        const events = [event('one', 1, [written('x', '1', 1)]), event('two', 4, [written('x', '3', 3)])];
        expect(played(page(events, [written('x', '3', 3)]))).toEqual(['one: 1', 'two: 3', 'end: 3']);
    });

    it('D3: a report that the next event does not carry may have replaced another', () => {
        const events = [event('one', 1, [written('y', '1', 1)]), event('two', 3), event('three', 5)];
        expect(played(page(events, [written('y', '1', 1), written('x', '2', 4)]))).toEqual([
            'one: 2',
            'two: 2',
            'three: 2',
            'end: 2',
        ]);
    });

    it('D3: who carries variables is known from earlier pages', () => {
        const first = page([event('one', 1, [written('x', '1', 1)])], [written('x', '1', 1)]);
        expect(played(first, page([event('two', 2)], [written('x', '2', 3)]))).toEqual(['one: 1', 'two: 1', 'end: 2']);
    });

    it("others' events do not matter", () => {
        const events = [event('theirs', 1, [written('z', '1', 1)], 'b'), event('theirs', 9, null, 'b')];
        expect(played(page(events, [written('x', '2', 5)]))).toEqual(['theirs: 0', 'theirs: 0', 'end: 2']);
    });

    it('D4: a removal that no event carries comes in its place, not before the value that it removes', () => {
        const events = [event('one', 1, [written('x', '1', 1)]), event('two', 5)];
        expect(played(page(events, [written('x', '', 3, true)]))).toEqual([
            'one: 1',
            'two: undefined',
            'end: undefined',
        ]);
    });

    it('D3: a variable that is removed behind an event is seen with it', () => {
        const events = [event('one', 1, [written('x', '1', 1)])];
        expect(played(page(events, [written('x', '', 2, true)]))).toEqual(['one: 1', 'end: undefined']);
    });
});
