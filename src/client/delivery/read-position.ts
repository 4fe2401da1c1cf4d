import type { Position } from '../../wire/position';
import { GAP_REACH_MS } from '../environment/timing';

/** How far pushes had come within a second. */
interface Step {
    /** The end of that second, in milliseconds of what elapses. */
    readonly until: number;
    position: Position;
}

const STEP_MS = 1_000;

/**
 * How far this member has read in the group's order. What a poll has read is complete. What is pushed may have overtaken
 * something: it counts as complete some seconds later, and until then a question starts before it.
 */
export class ReadPosition {
    /** The last position that anything brought. */
    public furthest: Position;
    /** How far pushes had come, by seconds, oldest first. */
    private readonly steps: Step[] = [];

    /** A member reads from `complete` on. */
    public constructor(private complete: Position) {
        this.furthest = complete;
    }

    /** A poll has read everything up to `position`. */
    public polled(position: Position): void {
        if (position > this.complete) this.complete = position;
        this.saw(position);
        while (this.steps[0] && this.steps[0].position <= position) this.steps.shift();
    }

    /** Something at `position` is here; what comes before it may be missing. */
    public saw(position: Position): void {
        if (position > this.furthest) this.furthest = position;
    }

    /** Something at `position` was pushed, where pushes bring everything. */
    public pushed(position: Position, now: number): void {
        this.saw(position);
        this.completeAt(now);
        const last = this.steps[this.steps.length - 1];
        if (last === undefined || last.until <= now) this.steps.push({ until: now + STEP_MS, position: this.furthest });
        else last.position = this.furthest;
    }

    /** The position up to which everything is known to be here. Questions start from it. */
    public completeAt(now: number): Position {
        for (let [first] = this.steps; first && first.until <= now - GAP_REACH_MS; [first] = this.steps) {
            if (first.position > this.complete) this.complete = first.position;
            this.steps.shift();
        }
        return this.complete;
    }
}
