// What a member's scripts fire beside its plan: equal events, as children's broadcasts are.
import type { EventCause } from '../../../src/client/client';
import type { Deed, EqualName } from './deed';

/** Broadcasts of a forever loop without a redraw in one frame of a VM: 28,000 in three seconds were seen. */
const FLOOD_PER_FRAME = 300;

type Fire = (name: EqualName, cause: EventCause) => void;

/** A member's scripts; times are milliseconds of the laboratory's clock. */
export class EqualScripts {
    private floodUntil = 0;
    private beat: { readonly count: number; readonly everyMs: number; readonly until: number; next: number } | null =
        null;
    private answersLoops = false;
    private isLooping = false;

    public constructor(private readonly fire: Fire) {}

    /** Starts what the deed starts here; what it does to the device is none of the scripts' business. */
    public start(deed: Deed, at: number): void {
        switch (deed.kind) {
            case 'flood':
                this.floodUntil = at + deed.forMs;
                break;
            case 'burst':
                this.fireTimes('burst', deed.count);
                break;
            case 'beat':
                this.beat = { ...deed, until: at + deed.forMs, next: at };
                break;
            case 'answer-loops':
                this.answersLoops = true;
                break;
            case 'start-loop':
                this.fire('loop', 'own');
                break;
            case 'press-stop':
                this.stop();
                break;
            case 'hide':
            case 'set-clock':
                break;
        }
    }

    /** What runs in every tick, whatever arrived. */
    public tick(at: number): void {
        if (at < this.floodUntil) this.fireTimes('flood', FLOOD_PER_FRAME);
        const { beat } = this;
        if (beat === null || at < beat.next || at >= beat.until) return;
        beat.next += beat.everyMs;
        this.fireTimes('beat', beat.count);
    }

    /** A hat was started by an event of the group. */
    public started(name: string): void {
        if (name === 'loop' && this.answersLoops) this.isLooping = true;
    }

    /** What runs in a VM's frame: a script that starts itself by its own broadcast runs in every one. */
    public frame(): void {
        if (this.isLooping) this.fire('loop', 'answer');
    }

    private stop(): void {
        this.floodUntil = 0;
        this.beat = null;
        this.answersLoops = false;
        this.isLooping = false;
    }

    private fireTimes(name: EqualName, count: number): void {
        for (let index = 0; index < count; index += 1) this.fire(name, 'own');
    }
}
