import fc from 'fast-check';
import { parseResumableSince, parseSince, START_POSITION } from '../../src/core/position';
import { formatPosition } from '../../src/wire/position-grammar';

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

test('a time means at least some seconds ago, also one that has not come yet; a position means itself', () => {
    const now = Date.parse('2026-01-11T13:22:00.000Z');
    const meaning = (since: string) => parseResumableSince(since, now, 4000);
    const ago = 'EVENT#2026-01-11T13:21:56.000Z';
    expect(meaning('2026-01-11T14:22:00.000Z')).toEqual({ position: ago, resumes: false });
    expect(meaning('2026-01-11T13:22:00.000Z')).toEqual({ position: ago, resumes: false });
    expect(meaning('2026-01-11T13:21:56.001Z')).toEqual({ position: ago, resumes: false });
    expect(meaning('2026-01-11T13:21:55.999Z').position).toBe('EVENT#2026-01-11T13:21:55.999Z');
    for (const time of ['2026-01-11T13:21:59.000Z', '2026-01-11T14:22:00.000Z']) {
        const position = formatPosition(time, 1);
        expect(meaning(position)).toEqual({ position, resumes: false });
        expect(meaning(`${position}#resume`).resumes).toBe(true);
    }
});

test('D1: a clock that is ahead leaves no gap between its questions, whenever its time comes', () => {
    const fired = Date.parse('2026-01-11T13:22:00.000Z');
    const position = formatPosition(new Date(fired).toISOString(), 1);
    for (let ahead = 0; ahead <= 10_000; ahead += 500)
        for (let joinedBefore = 0; joinedBefore <= 10_000; joinedBefore += 500) {
            const since = new Date(fired - joinedBefore + ahead).toISOString();
            const nextPoll = fired + 2000 - (joinedBefore % 2000);
            expect(parseResumableSince(since, nextPoll, 4000).position <= position).toBe(true);
        }
});
