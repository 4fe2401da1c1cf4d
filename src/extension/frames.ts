import { wrapMethod } from './method-wrap';
import type { VmRuntime } from './vm-types';

/**
 * The most frames per tick, so that a tick ends even if the clock stands still. At 30 ticks a second, this plays within
 * 2 s the backlog of a one-minute pause of an event that is fired 30 times a second.
 */
export const FRAMES_PER_TICK_MAX = 32;

/** The share of a tick for scripts, as in the VM. The rest is for drawing. */
const SCRIPTS_SHARE = 0.75;

/** What happens around each frame. */
export interface FrameWork {
    /** Delivers events to the project before a frame. Returns whether another frame should follow at once. */
    deliver(): boolean;
    /** Checks what the frame changed. */
    sample(): void;
    /** Milliseconds of a monotonic clock. */
    now(): number;
}

/** Runs the project's frames: one per tick, and more within the tick's time while events wait for their own frames. */
export class Frames {
    private readonly unwrap: () => void;
    private running = false;

    public constructor(
        private readonly runtime: VmRuntime,
        private readonly work: FrameWork,
    ) {
        // Not every VM announces a frame, but all VMs run frames by this method.
        this.unwrap = wrapMethod(runtime, '_step', (step) => this.tick(step));
    }

    /** Whether a tick runs now. If so, a script acts and not a person. */
    public get isRunning(): boolean {
        return this.running;
    }

    public dispose(): void {
        this.unwrap();
    }

    private tick(step: () => void): void {
        // Actions between two frames of a tick, such as a script's first turn, also come from no person.
        this.running = true;
        try {
            this.frames(step);
        } finally {
            this.running = false;
        }
    }

    private frames(step: () => void): void {
        const { runtime, work } = this;
        // A pause button holds the project: events wait until it resumes.
        if (runtime.ioDevices?.clock?._paused === true) return this.frame(step);
        const tick = runtime.currentStepTime ?? 0;
        const start = work.now();
        for (let count = 1; ; count += 1) {
            const more = work.deliver() && count < FRAMES_PER_TICK_MAX;
            if (more) this.short(step, tick / FRAMES_PER_TICK_MAX);
            else if (count === 1) this.frame(step);
            else this.short(step, tick - (work.now() - start) / SCRIPTS_SHARE);
            if (!more || work.now() - start >= tick * SCRIPTS_SHARE) return;
        }
    }

    private frame(step: () => void): void {
        step();
        this.work.sample();
    }

    /**
     * A frame in which scripts that draw nothing have less time, because one frame would otherwise use the whole tick.
     * Each script has its turn, however short the time.
     */
    private short(step: () => void, stepTime: number): void {
        const { runtime } = this;
        const before = runtime.currentStepTime;
        runtime.currentStepTime = Math.max(stepTime, 1);
        try {
            this.frame(step);
        } finally {
            runtime.currentStepTime = before;
        }
    }
}
