import fc from 'fast-check';
import { formatPosition, parseResumableSince, parseSince, START_POSITION } from '../../src/core/position';

const time = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

test('positions sort by time, then by sequence, after the start', () => {
    fc.assert(
        fc.property(time, time, fc.nat(), fc.nat(), (one, two, a, b) => {
            const [first, second] = [formatPosition(one.toISOString(), a), formatPosition(two.toISOString(), b)];
            const expected = Math.sign(one.getTime() - two.getTime()) || Math.sign(a - b);
            expect(first < second ? -1 : Number(first > second)).toBe(expected);
            expect(first > START_POSITION).toBe(true);
        }),
    );
});

test('a position is a since that means itself', () => {
    fc.assert(
        fc.property(time, fc.nat(), (at, sequence) => {
            const position = formatPosition(at.toISOString(), sequence);
            expect(parseSince(position)).toBe(position);
        }),
    );
});

test('a time is a since that means the start of its millisecond, in whatever zone it is written', () => {
    const start = 'EVENT#2026-01-11T13:22:00.123Z';
    expect(parseSince('2026-01-11T13:22:00.123Z')).toBe(start);
    expect(parseSince('2026-01-11T22:22:00.123+09:00')).toBe(start);
    expect(parseSince(start)).toBe(start);
    expect(start < formatPosition('2026-01-11T13:22:00.123Z', 0)).toBe(true);
    expect(start > formatPosition('2026-01-11T13:22:00.122Z', 999_999)).toBe(true);
});

test.each(['', 'EVENT#', 'now', '2026-13-41T99:99:99.000Z', 'x'.repeat(10_000), 'EVENT#2026-01-11T13:22:00.123Z#\n'])(
    'since %# is refused by its size, not its content',
    (since) => {
        const refused = () => parseSince(since);
        expect(refused).toThrow(expect.objectContaining({ errorType: 'ValidationError' }));
        expect(refused).toThrow(`it has ${since.length}`);
    },
);

test('a time that has not come yet means some seconds ago; a position of that time means itself', () => {
    const now = Date.parse('2026-01-11T13:22:00.000Z');
    const ago = 'EVENT#2026-01-11T13:21:56.000Z';
    expect(parseResumableSince('2026-01-11T14:22:00.000Z', now, 4000)).toEqual({ position: ago, resumes: false });
    expect(parseResumableSince('2026-01-11T13:22:00.000Z', now, 4000).position).toBe('EVENT#2026-01-11T13:22:00.000Z');
    const position = formatPosition('2026-01-11T14:22:00.000Z', 1);
    expect(parseResumableSince(position, now, 4000)).toEqual({ position, resumes: false });
    expect(parseResumableSince(`${position}#resume`, now, 4000).resumes).toBe(true);
});
