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
 * Lets the writes of a group happen one after the other: within this process by waiting, against other processes by
 * trying again.
 */
export class Commits {
    private readonly last = new Map<string, Promise<unknown>>();
    /** Tries that were lost to others since the start. */
    public lost = 0;

    /** @throws {MeshError} LimitExceeded where others are always faster */
    public run<Result>(key: GroupKey, attempt: Attempt<Result>): Promise<Result> {
        const name = fullId(key);
        const before = this.last.get(name) ?? Promise.resolve();
        const mine = before.catch(() => undefined).then(() => this.untilDone(key, attempt));
        this.last.set(name, mine);
        const forget = (): void => {
            if (this.last.get(name) === mine) this.last.delete(name);
        };
        mine.then(forget, forget);
        return mine;
    }

    private async untilDone<Result>(key: GroupKey, attempt: Attempt<Result>): Promise<Result> {
        for (let tried = 0; tried < TRIES; tried += 1) {
            if (tried > 0) await pause(Math.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tried));
            const done = await attempt();
            if (done !== null) return done.result;
            this.lost += 1;
        }
        throw new MeshError(
            'LimitExceeded',
            `Group ${fullId(key)}: too many members write at once. Nothing was stored; send it again in a moment.`,
            { code: 'busy' },
        );
    }
}
