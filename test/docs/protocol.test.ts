// docs/protocol.md says what there is: its table of errors is the list that every backend uses.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_TYPES } from '../../src/wire/errors';

const text = readFileSync(join(__dirname, '../../docs/protocol.md'), 'utf8');

test('the table of errors has each error type of the wire, and no other', () => {
    const [, section = ''] = text.split('## Errors');
    const [table = ''] = section.split('\n## ');
    const rows = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
    expect(rows).toEqual([...ERROR_TYPES]);
});
