import { LATE_MS } from '../../src/store/timed/positions';
import type { GivenEvent } from './check';
import { now, type BatchInProgress, type OfMember } from './context';

/** The arguments of fireEventsByNode. */
export interface BatchArgs extends OfMember {
    readonly events: readonly GivenEvent[];
}

/** Whether a batch became visible so late that a reader may have passed it. */
export function isLate({ time }: BatchInProgress): boolean {
    return now() - time > LATE_MS;
}
