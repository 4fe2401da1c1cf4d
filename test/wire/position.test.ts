import { SINCE_MAX_LENGTH } from '../../src/wire/limits';
import { positionOf, readPosition } from '../../src/wire/position';

describe('a position in an answer', () => {
    it('is any text that a backend takes back as `since`', () => {
        for (const text of [
            'EVENT#2026-11-23T09:00:05.250Z#000000000042',
            '2026-11-23T09:00:05.250Z',
            'a cursor of Part 1',
        ])
            expect(readPosition(text)).toBe(text);
    });

    it('is none where the backend gives none, or one that it would refuse', () => {
        for (const text of [null, undefined, '', 'x'.repeat(SINCE_MAX_LENGTH + 1)])
            expect(readPosition(text)).toBeNull();
        expect(() => positionOf('')).toThrow(/1 to 128 characters/);
    });
});
