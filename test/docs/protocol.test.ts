// docs/protocol.md says what there is: its table of errors is the list that every backend uses.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_TYPES } from '../../src/wire/errors';
import { REASON_CODES } from '../../src/wire/reasons';

const text = readFileSync(join(__dirname, '../../docs/protocol.md'), 'utf8');

/** The first column of the first table of a section. */
function rowsOf(title: string): string[] {
    const [, section = ''] = text.split(`\n## ${title}\n`);
    const [table = ''] = section.split('\n## ');
    return [...table.matchAll(/^\| `([\w-]+)`/gm)].map(([, name = '']) => name);
}

test('the table of errors has each error type of the wire, and no other', () => {
    expect(rowsOf('Errors')).toEqual([...ERROR_TYPES]);
});

test('the table of reasons has each code of the wire, and no other', () => {
    expect(rowsOf('Reasons')).toEqual([...REASON_CODES]);
});
