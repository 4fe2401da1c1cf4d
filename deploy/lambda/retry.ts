import { fullId } from '../../src/core/group-life';
import { refuse } from '../../src/core/platform';
import type { GroupKey } from '../../src/core/records';
import type { Attempt } from './table';

/** With 250 members who write at once, each loses a few times. If one loses so often, something is broken. */
const TRIES = 60;
/** The longest wait before the second try, and before any, milliseconds. Each wait is random, up to twice the one before. */
const FIRST_WAIT_MS = 4;
const LONGEST_WAIT_MS = 200;

/** Tries until a write to a group succeeds. @throws {MeshError} LimitExceeded if others are always faster */
export async function untilDone<Result>(key: GroupKey, attempt: () => Promise<Attempt<Result>>): Promise<Result> {
    for (let tried = 0; tried < TRIES; tried += 1) {
        if (tried > 0) await waitUpTo(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tried));
        const done = await attempt();
        if (done !== null) return done.result;
    }
    return refuse(
        'LimitExceeded',
        `Group ${fullId(key)}: too many members write at once. Nothing was stored; send it again in a moment.`,
        { code: 'busy' },
    );
}

/** Waits a random time, at most so many milliseconds, so that those who retry do not meet again. */
export function waitUpTo(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, Math.random() * ms));
}
