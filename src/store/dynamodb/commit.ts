import { fullId } from '../../core/group-life';
import type { GroupKey } from '../../core/records';
import { untilDone, type Attempt } from './tries';

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
        const countLost = (): void => {
            this.lost += 1;
        };
        const mine = before.catch(() => undefined).then(() => untilDone(key, attempt, countLost));
        this.last.set(name, mine);
        const forget = (): void => {
            if (this.last.get(name) === mine) this.last.delete(name);
        };
        mine.then(forget, forget);
        return mine;
    }
}
