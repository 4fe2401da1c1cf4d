import type { RowResult } from './matrix';

const COLUMNS = [
    'network',
    'detected as',
    's to first event',
    'lost',
    'duplicated',
    'out of order',
    'fired',
    'ended on',
] as const;

/** The rows as a table for people. */
export function matrixTable(results: readonly RowResult[]): string {
    const rows = results.map(({ name, detected, secondsToFirst, transports, outcome: { verdict } }) =>
        [
            name,
            detected,
            secondsToFirst.toFixed(1),
            verdict.lost,
            verdict.duplicated,
            verdict.outOfOrder,
            verdict.fired,
            transports,
        ].map(String),
    );
    const widths = COLUMNS.map((title, index) => Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)));
    const line = (cells: readonly string[]) => cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ');
    return [line(COLUMNS), ...rows.map(line)].join('\n');
}
