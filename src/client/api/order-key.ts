/** Digits of the sequence, as in today's editors: ten million events before it would have to grow. */
const SEQUENCE_DIGITS = 7;

/**
 * Numbers one sender's events: 14 digits of local time (to the second), a hyphen, a sequence. The sequence alone would
 * do; the time keeps the keys of a sender that starts anew apart from its earlier ones. Keys only ever ascend, also
 * where the clock is set back: then the last time is kept.
 */
export class OrderKeys {
    private lastTime = '';
    private sequence = 0;

    /** The key of the next event, fired at `now` (milliseconds since 1970). */
    public next(now: number): string {
        const time = localTime(new Date(now));
        if (time > this.lastTime) this.lastTime = time;
        this.sequence += 1;
        return `${this.lastTime}-${String(this.sequence).padStart(SEQUENCE_DIGITS, '0')}`;
    }
}

/** The sequence at the end of an order key, as today's editors and this client write it; NaN where there is none. */
export function sequenceOf(orderKey: string): number {
    return Number(/-(\d{7,})$/.exec(orderKey)?.[1] ?? Number.NaN);
}

function localTime(date: Date): string {
    const parts = [date.getMonth() + 1, date.getDate(), date.getHours(), date.getMinutes(), date.getSeconds()];
    return String(date.getFullYear()).padStart(4, '0') + parts.map((part) => String(part).padStart(2, '0')).join('');
}
