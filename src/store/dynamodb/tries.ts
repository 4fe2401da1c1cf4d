import { fullId } from '../../core/group-life';
import type { GroupKey } from '../../core/records';
import { MeshError } from '../../wire/errors';
import { pause } from './table';

/** What a try comes to: null where somebody else was faster, so that everything must be read again. */
export type Attempt<Result> = () => Promise<{ readonly result: Result } | null>;

/** With 250 members who write at once, each loses a few times; who loses so often meets something broken. */
const TRIES = 60;
/** The longest wait before the second try, and before any, milliseconds; the waits are random up to it. */
const FIRST_WAIT_MS = 4;
const LONGEST_WAIT_MS = 200;

/**
 * Tries until it is done. `onLost` hears of each try that was lost to others.
 * @throws {MeshError} LimitExceeded where others are always faster
 */
export async function untilDone<Result>(
    key: GroupKey,
    attempt: Attempt<Result>,
    onLost: () => void = () => undefined,
): Promise<Result> {
    for (let tried = 0; tried < TRIES; tried += 1) {
        if (tried > 0) await pause(Math.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tried));
        const done = await attempt();
        if (done !== null) return done.result;
        onLost();
    }
    throw new MeshError(
        'LimitExceeded',
        `Group ${fullId(key)}: too many members write at once. Nothing was stored; send it again in a moment.`,
        { code: 'busy' },
    );
}
