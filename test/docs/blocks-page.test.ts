import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksPage } from '../../scripts/blocks-doc';

test('docs/blocks.md is what blocks/ and locales/ say', () => {
    const written = readFileSync(join(__dirname, '../../docs/blocks.md'), 'utf8');
    // The formatter aligns its tables.
    const plain = (text: string) => text.replace(/ +\|/g, ' |').replace(/-{3,}/g, '---');
    expect(plain(written)).toBe(plain(blocksPage()));
});
