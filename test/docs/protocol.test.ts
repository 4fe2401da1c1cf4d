// docs/protocol.md says what there is: its table of errors is the list that every backend uses, and each of its rows of
// errors and limits is held by a rule.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_TYPES } from '../../src/wire/errors';
import { REASON_CODES } from '../../src/wire/reasons';
import { ERROR_ROWS, LIMIT_ROWS, type Row } from '../conformance/protocol-rows';

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

/** The rows of all tables of a section, cell by cell, without their heads. */
function cellsOf(title: string): string[][] {
    const [, section = ''] = text.split(`\n## ${title}\n`);
    const [tables = ''] = section.split('\n## ');
    const rows = [...tables.matchAll(/^\| (.*) \|$/gm)].map(([, row = '']) =>
        row.split('|').map((cell) => cell.trim()),
    );
    // A head stands before its line of hyphens.
    const isLine = (row: readonly string[] | undefined) => row?.[0]?.startsWith('--') === true;
    return rows.filter((row, index) => !isLine(row) && !isLine(rows[index + 1]));
}

/** The sources of tests, as one text. */
function sourcesOf(folder: string, end: string): string {
    const path = join(__dirname, '..', folder);
    const names = readdirSync(path, { encoding: 'utf8', recursive: true }).filter((name) => name.endsWith(end));
    return names.map((name) => readFileSync(join(path, name), 'utf8')).join('\n');
}

/** `240 KiB` is 245,760. */
function numbersIn(cell: string): number[] {
    const units: Readonly<Record<string, number>> = { KiB: 1024, MiB: 1024 * 1024 };
    return [...cell.matchAll(/(\d[\d,]*)(?: (KiB|MiB))?/g)].map(
        ([, digits = '', unit = '']) => Number(digits.replaceAll(',', '')) * (units[unit] ?? 1),
    );
}

describe.each<[string, Readonly<Record<string, Row>>]>([
    ['Errors', ERROR_ROWS],
    ['Limits', LIMIT_ROWS],
])('the rows of %s', (section, rows) => {
    const cells = cellsOf(section);
    const nameOf = (cell = '') => (section === 'Errors' ? cell.replaceAll('`', '') : cell);

    test('are those that have a rule', () => {
        expect(cells.map(([name]) => nameOf(name))).toEqual(Object.keys(rows));
    });

    test.each(Object.entries(rows))('%s: its rules are there, and it names their limits', (name, row) => {
        const { rules = [], server = [], limits } = row;
        expect(rules.length + server.length).toBeGreaterThan(0);
        const suite = sourcesOf('conformance', '-rules.ts');
        for (const title of rules) expect(suite).toContain(title);
        const tests = sourcesOf('server', '.test.ts');
        for (const title of server) expect(tests).toContain(title);
        const cell = cells.find(([each]) => nameOf(each) === name)?.[1] ?? '';
        if (limits !== undefined) expect(numbersIn(cell)).toEqual(limits);
    });
});
