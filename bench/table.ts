/** One measured number, and its goal. */
export interface Row {
    readonly what: string;
    readonly value: number;
    readonly unit: string;
    /** The largest value that meets the goal; undefined for a peer, which is only for comparison. */
    readonly aim?: number;
    /** The conditions of the measurement. */
    readonly note?: string;
}

/** Prints rows as one table. Passes if every goal is met. */
export function printTable(rows: readonly Row[]): boolean {
    const cells = rows.map(({ what, value, unit, aim, note }) => [
        what,
        `${digits(value)} ${unit}`,
        aim === undefined ? '' : `≤ ${aim} ${unit}`,
        aim === undefined ? '' : value <= aim ? 'pass' : 'FAIL',
        note ?? '',
    ]);
    const table = [['what', 'measured', 'aim', '', 'seen under'], ...cells];
    const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
    for (const row of table)
        console.log(
            row
                .map((cell, column) =>
                    column === 1 ? cell.padStart(widths[1] ?? 0) : cell.padEnd(widths[column] ?? 0),
                )
                .join('  ')
                .trimEnd(),
        );
    return rows.every(({ value, aim }) => aim === undefined || value <= aim);
}

function digits(value: number): string {
    return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(4);
}
