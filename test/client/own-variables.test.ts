import { VariableView } from '../../src/client/variables/group-variables';
import { rateOf } from '../../src/client/sending/event-rate';
import { Outbox, writesOf } from '../../src/client/sending/outbox';
import { OwnVariables } from '../../src/client/variables/own-variables';
import { FakeEnvironment } from './fake-environment';
import { taken } from './taken';
import { positionOf } from '../../src/wire/position';

function arrange(ranksStarts = true) {
    const environment = new FakeEnvironment();
    const view = new VariableView('me');
    const outbox = new Outbox();
    const own = new OwnVariables({ view, outbox, environment, ranksStarts, onQueued: () => undefined });
    /** Another member sets a variable. */
    const theySet = (key: string, value: string, position: string) =>
        view.apply('other', [{ key, value, removed: false, initial: false, position: positionOf(position) }]);
    /** What would go now. */
    const takes = () =>
        writesOf(taken(outbox, 0)).map(({ key, value, removed }) => (removed ? `-${key}` : `${key}=${value}`));
    return { environment, view, outbox, own, theySet, takes };
}

describe('setting a variable again to the same value', () => {
    it('D4: is a write: it wins over what another member has set meanwhile', () => {
        const { own, view, theySet, takes } = arrange();
        own.write('x', '0');
        const batch = { before: [], events: [], writes: [{ key: 'x', value: '0' }] };
        expect(takes()).toEqual(['x=0']);
        own.sent(batch, { positions: new Map([['x', positionOf('EVENT#1')]]), refused: [] });
        theySet('x', '1', 'EVENT#2');
        expect(view.get('x')).toBe('1');
        own.write('x', '0');
        expect(view.get('x')).toBe('0');
        expect(takes()).toEqual(['x=0']);
    });

    it('D4: goes once a second while nobody sets another, and the last one always goes', async () => {
        const { own, takes, environment } = arrange();
        let sent = 0;
        for (let frame = 0; frame < 300; frame += 1) {
            own.write('x', '0');
            await environment.pass(33);
            sent += takes().length;
        }
        expect(sent).toBeGreaterThanOrEqual(9);
        expect(sent).toBeLessThanOrEqual(11);
        own.write('x', '0');
        expect(takes()).toEqual([]);
        await environment.pass(1_000);
        expect(takes()).toEqual(['x=0']);
        await environment.pass(5_000);
        expect([takes(), environment.pending]).toEqual([[], 0]);
    });

    it('what changes is never held back', () => {
        const { own, takes } = arrange();
        for (const value of ['0', '0', '1']) own.write('x', value);
        expect(takes()).toEqual(['x=1']);
        own.write('x', '2');
        expect(takes()).toEqual(['x=2']);
    });

    it('D3: goes with the event that is fired behind it', () => {
        const { own, outbox } = arrange();
        own.write('x', '0');
        taken(outbox, 0);
        own.write('x', '0');
        own.release();
        outbox.fire('e', '', 0, rateOf('own', 2));
        expect(taken(outbox, 0).events.map(({ data }) => data)).toEqual([[{ key: 'x', value: '0' }]]);
    });

    it("D4: while it is held, it is the newest, although an earlier one's receipt comes", () => {
        const { own, view, theySet, takes } = arrange();
        own.write('x', '0');
        takes();
        own.write('x', '0');
        const batch = { before: [], events: [], writes: [{ key: 'x', value: '0' }] };
        own.sent(batch, { positions: new Map([['x', positionOf('EVENT#1')]]), refused: [] });
        theySet('x', '1', 'EVENT#2');
        expect(view.get('x')).toBe('0');
    });
});

describe('start values', () => {
    it('D4: are marked as such, and a write takes their place', () => {
        const { own, outbox } = arrange();
        own.offer('x', '0');
        own.offer('y', '0');
        own.write('x', '1');
        expect(taken(outbox, 0).writes).toEqual([
            { key: 'x', value: '1' },
            { key: 'y', value: '0', initial: true },
        ]);
    });

    it('D3: go before the first event, in a report', () => {
        const { own, outbox } = arrange();
        own.offer('name', 'ann');
        own.write('x', '1');
        outbox.fire('hello', '', 0, rateOf('own', 2));
        const { before, events } = taken(outbox, 0);
        expect(before).toEqual([
            { key: 'name', value: 'ann', initial: true },
            { key: 'x', value: '1' },
        ]);
        expect(events).toHaveLength(1);
    });

    it('D4: of a variable that was removed and made again go behind the removal', () => {
        const { own, takes } = arrange();
        own.write('x', '5');
        takes();
        own.remove('x');
        own.offer('x', '0');
        expect([takes(), takes()]).toEqual([['-x'], ['x=0']]);
    });

    it('D4: a backend without a rank for them is told those alone whose names nobody shares, once that is known', () => {
        const { own, theySet, takes, view } = arrange(false);
        own.offer('score', '0');
        own.offer('free', '3');
        expect(takes()).toEqual([]);
        theySet('score', '5', 'EVENT#1');
        own.presentIsRead();
        expect(takes()).toEqual(['free=3']);
        expect(own.set).toEqual([{ key: 'free', value: '3' }]);
        expect(view.get('score')).toBe('5');
        own.offer('late', '1');
        expect(takes()).toEqual(['late=1']);
        own.write('score', '6');
        expect(takes()).toEqual(['score=6']);
        expect(own.set).toContainEqual({ key: 'score', value: '6' });
    });

    it.each([
        ['leaves', (view: VariableView) => view.forgetMember('other', null)],
        [
            'removes it',
            (view: VariableView) =>
                view.apply('other', [
                    { key: 'x', value: '', removed: true, initial: false, position: positionOf('EVENT#2') },
                ]),
        ],
    ])('D8: one that was held back is shared once the last who shares its name %s', (_what, go) => {
        const { own, theySet, takes, view } = arrange(false);
        theySet('x', '5', 'EVENT#1');
        theySet('y', '5', 'EVENT#1');
        view.apply('third', [
            { key: 'y', value: '6', removed: false, initial: false, position: positionOf('EVENT#1') },
        ]);
        own.offer('x', '0');
        own.offer('y', '0');
        own.presentIsRead();
        go(view);
        expect(takes()).toEqual(['x=0']);
        expect([view.get('x'), own.set]).toEqual(['0', [{ key: 'x', value: '0' }]]);
    });

    it('D8: who was forgotten and is taken in again shares everything again', () => {
        const { own, outbox, takes } = arrange();
        own.write('x', '1');
        takes();
        own.sent(
            { before: [], events: [], writes: [{ key: 'x', value: '1' }] },
            { positions: new Map([['x', positionOf('EVENT#1')]]), refused: [] },
        );
        own.shareAgain();
        expect(taken(outbox, 0).writes).toEqual([{ key: 'x', value: '1', initial: true }]);
    });
});

describe('a limit', () => {
    it('D6: is told once for each variable, with its name, and again after it was kept', () => {
        const { own } = arrange();
        const long = 'あ'.repeat(1_366);
        expect(own.write('x', '1')).toBeNull();
        expect(own.write('story', long)?.message).toMatch(/"story".*4098 instead of 4096/);
        expect(own.write('story', `${long}!`)).toBeNull();
        expect(own.write('story', 'short')).toBeNull();
        expect(own.write('story', long)?.reason).toEqual({
            code: 'variable-value',
            values: { name: 'story', max: 4096, given: 4098 },
        });
    });

    it('D6: a variable that was refused is shared when it has become shorter', () => {
        const { own, takes, view } = arrange();
        own.write('x', '1');
        takes();
        own.write('x', 'v'.repeat(4_097));
        expect([takes(), view.get('x')]).toEqual([[], '1']);
        own.write('x', '2');
        expect(takes()).toEqual(['x=2']);
    });

    it('D6: of all variables together counts what is escaped, and removing makes room', () => {
        const { own } = arrange();
        const nuls = '\0'.repeat(4_000);
        let shared = 0;
        while (own.write(`v${shared}`, nuls) === null) shared += 1;
        expect(shared).toBe(4);
        own.remove('v0');
        expect(own.write('v9', nuls)).toBeNull();
    });

    it('what the server refuses of a batch is given up for what it took before', () => {
        const { own, view } = arrange();
        const taken = { key: 'x', value: '1' };
        own.write('x', '1');
        own.sent(
            { before: [], events: [], writes: [taken] },
            { positions: new Map([['x', positionOf('EVENT#1')]]), refused: [] },
        );
        const write = { key: 'x', value: '2' };
        own.write('x', '2');
        own.sent(
            { before: [], events: [], writes: [write] },
            { positions: new Map(), refused: [{ kind: 'variable', write, message: 'no' }] },
        );
        expect(view.get('x')).toBe('1');
    });
});
