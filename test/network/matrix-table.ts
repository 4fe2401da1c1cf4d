import type { RowResult } from './matrix';
import { textTable } from './text-table';

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
    return textTable(COLUMNS, rows);
}
