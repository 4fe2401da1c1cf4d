import type { Entry } from '../history';

/** A promise of docs/delivery.md that a history can break. */
type BrokenPromise = 'D1' | 'D2' | 'D3' | 'D4' | 'D5' | 'D6' | 'D7' | 'D8';

/** One broken promise with the entries that show it. */
export interface Violation {
    readonly promise: BrokenPromise;
    /** What is wrong, in one sentence. */
    readonly sentence: string;
    readonly entries: readonly Entry[];
}
