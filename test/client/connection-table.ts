import { TABLE } from '../../src/client/connection/machine';

/** The machine's table as Markdown: the README of the folder holds it, and a test compares the two. */
export function connectionTable(): string {
    const rows = Object.entries(TABLE).flatMap(([phase, steps]) =>
        Object.entries(steps).map(
            ([input, { to, effects }]) => `| ${phase} | ${input} | ${to} | ${effects.join(', ') || '–'} |`,
        ),
    );
    return ['| phase | on | becomes | and does |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
