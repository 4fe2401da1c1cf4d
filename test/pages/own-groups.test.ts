// The groups that a teacher's browser remembers, with the right to them.
import type { Shelf } from '../../src/hosts/shelf';
import { OwnGroups, type GroupRight } from '../../src/pages/teacher/own-groups';

/** What a browser keeps, shared by its windows. */
function newShelf(): Shelf {
    const texts = new Map<string, string>();
    return { get: (name) => texts.get(name) ?? null, set: (name, text) => void texts.set(name, text) };
}

function right(groupId: string): GroupRight {
    return { groupId, domain: 'school', hostId: `host of ${groupId}`, hostKey: `key of ${groupId}`, name: 'Class 4A' };
}

test('a window that opens later finds the groups that another one made, newest first', () => {
    const shelf = newShelf();
    const first = new OwnGroups(shelf);
    first.keep(right('a'));
    first.keep(right('b'));
    expect(new OwnGroups(shelf).rights()).toEqual([right('b'), right('a')]);
});

test('a group that is over is forgotten in all windows', () => {
    const shelf = newShelf();
    const [one, other] = [new OwnGroups(shelf), new OwnGroups(shelf)];
    one.keep(right('a'));
    one.keep(right('b'));
    other.forget('a');
    expect(one.rights()).toEqual([right('b')]);
});

test('every window knows which members are windows of the same teacher, and not pupils', () => {
    const shelf = newShelf();
    const [one, other] = [new OwnGroups(shelf), new OwnGroups(shelf)];
    one.keep(right('a'));
    one.addWindow('a', 'window 1');
    other.addWindow('a', 'window 2');
    expect(one.windows('a')).toEqual(new Set(['window 1', 'window 2']));
    expect(one.windows('b')).toEqual(new Set());
    one.keep(right('a'));
    expect(one.windows('a').size).toBe(2);
});

test('a lesson with many reloads does not fill the shelf', () => {
    const groups = new OwnGroups(newShelf());
    groups.keep(right('a'));
    for (let window = 0; window < 1_000; window += 1) groups.addWindow('a', `window ${window}`);
    expect(groups.windows('a').size).toBe(50);
    expect(groups.windows('a')).toContain('window 999');
});

test.each([null, 'null', '{', '[1, {}]', '[{"groupId": 3}]'])(
    'what else stands there (%j) counts as nothing',
    (text) => {
        const shelf = { get: () => text, set: () => undefined };
        expect(new OwnGroups(shelf).rights()).toEqual([]);
    },
);
