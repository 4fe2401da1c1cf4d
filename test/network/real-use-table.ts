import type { UseResult } from './real-use';
import { textTable } from './text-table';

const TITLES = [
    'what happens',
    'fired',
    'lost',
    'duplicated',
    'out of order',
    'merged',
    'missed',
    'meanwhile, ms',
    '3 s after: pushed, ms',
    'polled, ms',
    'ran on after stop, ms',
];

/** The rows as a table for people. */
export function realUseTable(results: readonly UseResult[]): string {
    return textTable(
        TITLES,
        results.map(({ name, merged, missed, meanwhileMs, lagMs, ranOnMs, outcome: { verdict } }) =>
            [
                name,
                verdict.fired,
                verdict.lost,
                verdict.duplicated,
                verdict.outOfOrder,
                merged,
                missed,
                meanwhileMs,
                lagMs.websocket,
                lagMs.polling,
                ranOnMs,
            ].map(String),
        ),
    );
}
