// The lines that `npm run lab -- --mutations` replaces are where it looks for them. The laboratory itself plays for hours.
import { mutatedFile, MUTATIONS } from '../../scripts/mutations';

test.each(MUTATIONS)('the line of "$name" is in one place', (mutation) => {
    expect(mutatedFile(mutation)).toMatch(/^src/);
});

test('a line that is gone is an error that names it', () => {
    const gone = { name: 'the ether', from: 'return ether;', to: '', plays: [] };
    expect(() => mutatedFile(gone)).toThrow(
        '"the ether": src must hold this line once, and holds it 0 times: return ether;',
    );
});
