import { VariableView } from '../../src/client/group-variables';
import type { VariableChange } from '../../src/client/messages';

const OWN = 'me';

const change = (key: string, value: string, position: string | null = null): VariableChange => ({
    key,
    value,
    removed: false,
    position,
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
        view.confirm('x', 'mine', 'EVENT#4');
        expect(view.get('x')).toBe('theirs');
        view.write('x', 'again');
        view.confirm('x', 'mine', 'EVENT#4');
        expect(view.get('x')).toBe('again');
    });

    it('D8: who leaves takes the variables along, but for those written after coming back', () => {
        const view = new VariableView(OWN);
        view.write('own', '1');
        view.apply('a', [change('x', '1')]);
        view.apply('b', [change('x', '2', 'EVENT#1'), change('y', '2', 'EVENT#2'), change('z', '2', 'EVENT#4')]);
        view.forgetMember('b', 'EVENT#3');
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
});
