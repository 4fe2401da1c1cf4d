/** Rows of cells under their titles, each column as wide as its widest cell. */
export function textTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
    const widths = titles.map((title, index) => Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)));
    const line = (cells: readonly string[]) => cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ');
    return [line(titles), ...rows.map(line)].join('\n');
}
