// How often equal events go as they are. What is faster is merged: a project could not show it (docs/delivery.md, Floods).
import { ANSWERS_BURST, EQUAL_EVENTS_BURST, EQUAL_EVENTS_PER_SECOND } from '../environment/timing';

/**
 * What made a project fire an event: its own doing, or a script that an event of the group started, directly or through
 * the project's own broadcasts. Answers are held to a lower rate, so that projects which answer each other do not flood
 * the group.
 */
export type EventCause = 'own' | 'answer';

/** How many equal events, those of one name and payload, may go. */
export interface EventRate {
    readonly burst: number;
    readonly perSecond: number;
    /** Each cause has an allowance of its own. */
    readonly cause: EventCause;
}

const OWN: EventRate = {
    burst: EQUAL_EVENTS_BURST,
    perSecond: EQUAL_EVENTS_PER_SECOND,
    cause: 'own',
};

/**
 * The rate of what a member fires while `members` are in the group, itself included. All members' equal answers share what
 * one project can show: so a loop of answers stays as fast as a frame, however many take part.
 */
export function rateOf(cause: EventCause, members: number): EventRate {
    if (cause === 'own') return OWN;
    return {
        burst: ANSWERS_BURST,
        perSecond: EQUAL_EVENTS_PER_SECOND / Math.max(1, members - 1),
        cause,
    };
}

/** How many events of one kind may go now: a burst, then as many as the rate allows (a token bucket). */
export class Allowance {
    private left: number;

    public constructor(
        rate: EventRate,
        private at: number,
    ) {
        this.left = rate.burst;
    }

    /** Counts one event if one may go at `now` (ms). Setting the clock back changes nothing. */
    public take({ burst, perSecond }: EventRate, now: number): boolean {
        this.refill(burst, perSecond, now);
        if (this.left < 1) return false;
        this.left -= 1;
        return true;
    }

    /** Whether nothing of it is used. */
    public isFull({ burst, perSecond }: EventRate, now: number): boolean {
        this.refill(burst, perSecond, now);
        return this.left >= burst;
    }

    private refill(burst: number, perSecond: number, now: number): void {
        const seconds = Math.max(0, now - this.at) / 1000;
        this.left = Math.min(burst, this.left + seconds * perSecond);
        this.at = now;
    }
}
