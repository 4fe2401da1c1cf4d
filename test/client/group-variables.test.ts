import { VariableView } from '../../src/client/variables/group-variables';
import type { VariableChange } from '../../src/client/api/messages';
import { positionOf, readPosition } from '../../src/wire/position';

const OWN = 'me';

const change = (key: string, value: string, position: string | null = null): VariableChange => ({
    key,
    value,
    removed: false,
    initial: false,
    position: readPosition(position),
});

const start = (key: string, value: string, position: string): VariableChange => ({
    ...change(key, value, position),
    initial: true,
});

describe('the variables of a group', () => {
    it('D4: the last write by the position wins, whoever wrote it and whenever it arrived', () => {
        const view = new VariableView(OWN);
        view.apply('a', [change('x', 'new', 'EVENT#2')]);
        view.apply('b', [change('x', 'old', 'EVENT#1')]);
        expect(view.get('x')).toBe('new');
        view.apply('a', [change('x', 'late', 'EVENT#0')]);
        expect(view.get('x')).toBe('new');
    });

    it("D4: one's own write is the newest until the backend says where it stands", () => {
        const view = new VariableView(OWN);
        view.apply('a', [change('x', 'theirs', 'EVENT#5')]);
        view.write('x', 'mine');
        expect(view.get('x')).toBe('mine');
        view.confirm({ key: 'x', value: 'mine', initial: false }, positionOf('EVENT#4'));
        expect(view.get('x')).toBe('theirs');
        view.write('x', 'again');
        view.confirm({ key: 'x', value: 'mine', initial: false }, positionOf('EVENT#4'));
        expect(view.get('x')).toBe('again');
    });

    it('D8: who leaves takes the variables along, but for those written after coming back', () => {
        const view = new VariableView(OWN);
        view.write('own', '1');
        view.apply('a', [change('x', '1')]);
        view.apply('b', [change('x', '2', 'EVENT#1'), change('y', '2', 'EVENT#2'), change('z', '2', 'EVENT#4')]);
        view.forgetMember('b', positionOf('EVENT#3'));
        expect(view.names().sort()).toEqual(['own', 'x', 'z']);
        expect(view.get('x')).toBe('1');
        expect([...view.sharers()].sort()).toEqual(['a', 'b']);
        view.forgetMember('b', null);
        expect([...view.sharers()]).toEqual(['a']);
    });

    it('a removed variable is gone, and the next newest of its name is seen', () => {
        const view = new VariableView(OWN);
        view.apply('a', [change('x', 'first', 'EVENT#1')]);
        view.apply('b', [change('x', 'second', 'EVENT#2')]);
        view.apply('b', [{ ...change('x', '', 'EVENT#3'), removed: true }]);
        expect(view.get('x')).toBe('first');
    });

    it('D4: a value that was set wins over every start value, however new that is', () => {
        const view = new VariableView(OWN);
        view.apply('a', [change('x', 'set', 'EVENT#1')]);
        view.apply('b', [start('x', 'start', 'EVENT#2')]);
        expect(view.get('x')).toBe('set');
        view.apply('b', [change('x', 'set later', 'EVENT#3')]);
        expect(view.get('x')).toBe('set later');
    });

    it('D4: of start values the earliest wins; when its member leaves, the next', () => {
        const view = new VariableView(OWN);
        view.apply('b', [start('x', '0', 'EVENT#2')]);
        view.apply('a', [start('x', '7', 'EVENT#1')]);
        expect(view.get('x')).toBe('7');
        view.forgetMember('a', null);
        expect(view.get('x')).toBe('0');
    });

    it("D4: one's own start value hides nobody's, before the backend has placed it and after", () => {
        const view = new VariableView(OWN);
        view.offer('x', 'mine');
        expect(view.get('x')).toBe('mine');
        view.apply('a', [start('x', 'theirs', 'EVENT#5')]);
        expect(view.get('x')).toBe('theirs');
        view.confirm({ key: 'x', value: 'mine', initial: true }, positionOf('EVENT#4'));
        expect(view.get('x')).toBe('mine');
        view.apply('a', [change('x', 'set', 'EVENT#6')]);
        expect(view.get('x')).toBe('set');
    });

    it('D4: a start value does not take the place of what one has set', () => {
        const view = new VariableView(OWN);
        view.write('x', 'set');
        expect(view.offer('x', 'start')).toBe(false);
        expect(view.get('x')).toBe('set');
    });

    it('D4: the receipt of a start value does not place the write of the same value behind it', () => {
        const view = new VariableView(OWN);
        view.offer('x', '0');
        view.write('x', '0');
        view.confirm({ key: 'x', value: '0', initial: true }, positionOf('EVENT#1'));
        view.apply('a', [change('x', '1', 'EVENT#2')]);
        expect(view.get('x')).toBe('0');
    });

    it('D4: what the backend refuses is given up for what it took before', () => {
        const view = new VariableView(OWN);
        view.write('x', '1');
        view.confirm({ key: 'x', value: '1', initial: false }, positionOf('EVENT#1'));
        view.write('x', '2');
        view.refuse({ key: 'x', value: '2', initial: false });
        expect(view.get('x')).toBe('1');
        view.write('y', '1');
        view.refuse({ key: 'y', value: '1', initial: false });
        expect(view.get('y')).toBeUndefined();
    });

    it('D8: who was forgotten shares its variables again as start values, but for what it has set meanwhile', () => {
        const view = new VariableView(OWN);
        view.write('x', '1');
        view.confirm({ key: 'x', value: '1', initial: false }, positionOf('EVENT#1'));
        view.write('y', '2');
        view.apply('a', [change('x', 'theirs', 'EVENT#0')]);
        expect(view.demoteOwn()).toEqual(['x']);
        expect(view.get('x')).toBe('theirs');
        expect(view.ownOf('y')).toMatchObject({ value: '2', initial: false });
    });
});
