// One sender's rhythm (D7): its events are handed over as far apart as they were fired, to one frame.
import type { EventTimes } from './mesh-event';
import { Lateness } from './lateness';
import { FRAME_MS, LATE_MS, RHYTHM_REMEMBERED_MS } from '../environment/timing';

/** When an event came, and what it is measured by. */
export interface Beat extends EventTimes {
    /** How late events of this sender are; another one from each silence and each jump of its clock on. */
    readonly lateness: Lateness;
}

/** An event that was handed over. */
interface Played {
    readonly beat: Beat;
    /** When it came in its rhythm, whichever frame took it. */
    readonly at: number;
    /** When it really was: as much later as it waited for a frame. */
    readonly now: number;
}

/**
 * Plays one sender. Each event has a moment at which it comes if the network is as late as it usually is. One that comes
 * a little later holds the rhythm up, and those behind it follow at their distance, each a frame closer at most. One that
 * comes much later, after a stall, a sleep or a pause, comes at once, and so does what waits with it: late is not late for
 * ever. A project that is slow in taking its events does not hold the rhythm up.
 */
export class Rhythm {
    private newest: Beat | null = null;
    private played: Played | null = null;

    public constructor(
        /** Milliseconds for which a rhythm is kept: events further apart than this come at once. */
        private readonly rhythmMs: number,
        /** For how long the present transport gathers events, ms: events are usually late by as much. */
        private readonly gatheredMs: () => number,
    ) {}

    /** An event arrived. */
    public arrived(firedAt: number, now: number): Beat {
        const beat = { firedAt, arrivedAt: now, lateness: this.latenessOf(firedAt) };
        beat.lateness.see(lateBy(beat), this.gatheredMs(), now);
        this.newest = beat;
        return beat;
    }

    /** When an event that arrived is due. */
    public due(beat: Beat): number {
        const usual = this.usual(beat);
        const { played } = this;
        if (played === null || played.beat.lateness !== beat.lateness) return usual;
        const paced = pacedBy(played, beat.firedAt - played.beat.firedAt);
        // The network was much later than it is: what it held up is late now.
        const isLate = paced > moment(beat, beat.lateness.most(this.gatheredMs()));
        return isLate ? usual : Math.max(usual, paced);
    }

    /**
     * An event was handed over at `now`. `notBefore`: at that moment it was not due yet, as the last frame did not take
     * it; minus infinity where it only waited for a frame of its own.
     */
    public handedOver(beat: Beat, now: number, notBefore: number): void {
        const latest = this.usual(beat) + LATE_MS;
        const onTime = (at: number) => (at > latest ? Number.NEGATIVE_INFINITY : at);
        const before = this.played?.beat.lateness === beat.lateness ? this.played.at : Number.NEGATIVE_INFINITY;
        const at = Math.max(this.due(beat), before, onTime(beat.arrivedAt), onTime(notBefore));
        this.played = { beat, at, now };
    }

    /** Whether the last event is so long ago that this rhythm no longer matters. */
    public isOver(now: number): boolean {
        return this.newest === null || now - this.newest.arrivedAt > RHYTHM_REMEMBERED_MS;
    }

    private usual(beat: Beat): number {
        return moment(beat, beat.lateness.usual(this.gatheredMs()));
    }

    /** After a silence a sender starts afresh, and so it does when its clock was set. */
    private latenessOf(firedAt: number): Lateness {
        const gap = firedAt - (this.newest?.firedAt ?? Number.NaN);
        return this.newest !== null && gap >= 0 && gap <= this.rhythmMs ? this.newest.lateness : new Lateness();
    }
}

/**
 * When an event may follow that was fired `gap` ms later: a frame closer at most. Waiting for a frame has shortened the
 * gap already, and then only what is left of one comes on top. Of a gap of one frame nothing can be taken.
 */
function pacedBy({ at, now }: Played, gap: number): number {
    const closest = at + gap - FRAME_MS;
    return gap > FRAME_MS + 1 ? Math.max(closest, Math.min(at + gap, now + gap - FRAME_MS)) : closest;
}

/** Of an event without a time nothing is known: it starts a rhythm of its own. */
function lateBy({ firedAt, arrivedAt }: Beat): number {
    return Number.isNaN(firedAt) ? 0 : arrivedAt - firedAt;
}

/** When an event comes if it is so late, ms. */
function moment(beat: Beat, late: number): number {
    return beat.arrivedAt - lateBy(beat) + late;
}
