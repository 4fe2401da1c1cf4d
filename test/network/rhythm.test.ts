// The checker's statement of D7, with made-up arrivals: each fault is found, and nothing that a network or a machine may do is one.
import { check, firstViolation } from './checker/check';
import type { Entry, Fired, Received } from './history';

/** Ten events a second. */
const GAP_MS = 100;
const BATCH_MS = 100;
const POLLING_MS = 2_000;
const FRAME_MS = 33;
/** The clocks of the two devices are so far apart. */
const SKEW_MS = 3_600_000;
const EVENTS = 200;

type Arrival = (number: number) => number;
/** When an event that arrived is due. */
type Due = (number: number, arrivedAt: number) => number;

/** Two to a batch, and then 30 ms on their way. */
const pushed: Arrival = (number) => Math.floor(number / 2) * 2 * GAP_MS + BATCH_MS + 30;
/** The page of each poll. */
const polled: Arrival = (number) => Math.ceil((number * GAP_MS + 60) / POLLING_MS) * POLLING_MS;
/** As a rhythm wants it, where the network needs at most so long. */
const inRhythm =
    (usualMs: number): Due =>
    (number) =>
        number * GAP_MS + usualMs;
const atOnce: Due = (_number, arrivedAt) => arrivedAt;

interface Lesson {
    readonly arrival: Arrival;
    readonly due: Due;
    readonly polls?: boolean;
    /** Lengths of the frames, one after the other, again and again. */
    readonly frames?: readonly number[];
    /** What the receiver's record says beside. */
    readonly more?: readonly Entry[];
    readonly change?: (entry: Received) => Partial<Received>;
}

/** What is wrong with a lesson in which a fires and b plays, frame by frame. */
function verdict({ arrival, due, polls = false, frames = [FRAME_MS], more = [], change = () => ({}) }: Lesson): string {
    const fired = Array.from({ length: EVENTS }, (_, number): Fired => {
        const at = number * GAP_MS;
        return { kind: 'fired', member: 'a', at, doneAt: at, event: number + 1, counters: {} };
    });
    const received: Received[] = [];
    for (let now = 0, before = 0, frame = 0; received.length < EVENTS; before = now, frame += 1) {
        now += frames[frame % frames.length] ?? FRAME_MS;
        for (let number = received.length; number < EVENTS; number += 1) {
            const arrivedAt = arrival(number);
            if (arrivedAt > now || due(number, arrivedAt) > now) break;
            received.push({
                kind: 'received',
                member: 'b',
                from: 'a',
                event: number + 1,
                counters: {},
                at: Math.round(now),
                firedAt: number * GAP_MS + SKEW_MS,
                arrivedAt,
                notBefore: before,
                playedAt: now,
                waited: false,
            });
        }
    }
    const entries: Entry[] = [
        { kind: 'joined', member: 'a', at: 0 },
        { kind: 'joined', member: 'b', at: 0 },
        { kind: 'switched', member: 'b', at: 0, polls },
        ...fired,
        ...received.map((entry) => ({ ...entry, ...change(entry) })),
        ...more,
    ];
    return (
        firstViolation(check({ entries, eventTtlSeconds: 10, tellsFiring: true, batchMs: BATCH_MS })).split('\n')[0] ??
        ''
    );
}

describe('D7 in the checker', () => {
    const PUSHED = { arrival: pushed, due: inRhythm(130) };
    const POLLED = { arrival: polled, due: inRhythm(POLLING_MS), polls: true };

    it('takes what is played in its rhythm, pushed and polled', () => {
        expect(verdict(PUSHED)).toBe('');
        expect(verdict(POLLED)).toBe('');
    });

    it('finds events that are played as they come, before they are due', () => {
        expect(verdict({ ...PUSHED, due: atOnce })).toMatch(/D7.*b played an event of a \d+ ms before it was due/);
        expect(verdict({ ...POLLED, due: atOnce })).toMatch(/before it was due/);
    });

    /** Nothing comes through from the tenth second to the twelfth. */
    const stalled: Arrival = (number) =>
        pushed(number) >= 10_000 && pushed(number) < 12_000 ? 12_000 : pushed(number);
    /** What is over 250 ms late then plays at once; what is on time, the 117th, is followed in its rhythm. */
    const afterStall: Due = (number, arrivedAt) => {
        if (stalled(number) === 12_000 && number < 117) return arrivedAt;
        return number * GAP_MS + (number < 117 ? 130 : Math.max(130, 300 - (number - 117) * 25));
    };

    it('takes it that what a stall held up plays at once', () => {
        expect(verdict({ arrival: stalled, due: afterStall })).toBe('');
        expect(verdict({ arrival: stalled, due: atOnce })).toMatch(/D7/);
    });

    it('finds events that are held after they are due: who was late stays late', () => {
        expect(
            verdict({
                arrival: stalled,
                due: (number, at) => (at < 12_000 ? number * GAP_MS + 130 : number * GAP_MS + 2_000),
            }),
        ).toMatch(/b played an event of a over \d+ ms after it was due/);
    });

    /** The fiftieth comes 200 ms later than usual: soon after that the network is as late as before. */
    const hiccup: Arrival = (number) => (number === 50 ? 5_330 : Math.max(pushed(number), number > 50 ? 5_330 : 0));

    it('finds a gap that is shorter by more than a frame once the rhythm was held up', () => {
        const atFramesPace: Due = (number) =>
            number * GAP_MS + (number < 50 ? 130 : Math.max(130, 330 - Math.max(0, number - 65) * 25));
        expect(verdict({ arrival: hiccup, due: atFramesPace })).toBe('');
        const inOneGo: Due = (number) => number * GAP_MS + (number < 50 || number > 65 ? 130 : 330);
        expect(verdict({ arrival: hiccup, due: inOneGo })).toMatch(
            /\d+ ms closer to the one before it than they were fired/,
        );
    });

    it('takes it that a long frame makes the gap behind it shorter', () => {
        expect(verdict({ ...PUSHED, frames: [90] })).toBe('');
        expect(verdict({ ...PUSHED, frames: [33, 33, 33, 33, 33, 33, 150] })).toBe('');
        expect(verdict({ ...PUSHED, frames: [33, 33, 33, 1_000] })).toBe('');
    });

    const waits = () => ({ waited: true });
    const late =
        (ms: number): Due =>
        (number) =>
            number * GAP_MS + ms;

    it('takes it that events wait for a frame of their own, and finds that they still do after three seconds', () => {
        expect(verdict({ ...PUSHED, due: late(1_500) })).toMatch(/after it was due/);
        expect(verdict({ ...PUSHED, due: late(1_500), change: waits })).toBe('');
        expect(verdict({ ...PUSHED, due: late(6_000), change: waits })).toMatch(/b played an event of a \d+ ms late/);
    });

    it('takes it that a machine which has no time for its frames stays behind', () => {
        const slow = Array.from({ length: 30 }, (_, second): Entry => ({
            kind: 'slow',
            member: 'b',
            at: second * 1_000,
        }));
        expect(verdict({ ...PUSHED, due: late(6_000), change: waits, more: slow })).toBe('');
    });

    it('finds times that are not those of the firing', () => {
        const wrong = ({ event, firedAt }: Received) => ({ firedAt: event === 90 ? firedAt + 20 : firedAt });
        expect(verdict({ ...PUSHED, change: wrong })).toMatch(/Two events of a say that they were fired 120 ms apart/);
    });

    it('takes it that who is pushed to after it polled is live at once, and finds that it is not', () => {
        const arrival: Arrival = (number) => (number < 100 ? polled(number) : Math.max(pushed(number), polled(99)));
        // What was late by then plays at once; the 96th is on time, and is followed in its rhythm.
        const due: Due = (number) => {
            const late = number < 80 ? POLLING_MS : number < 96 ? 0 : Math.max(130, 400 - (number - 96) * 25);
            return number * GAP_MS + late;
        };
        const more: Entry[] = [{ kind: 'switched', member: 'b', at: polled(99), polls: false }];
        expect(verdict({ arrival, due, polls: true, more })).toBe('');
        expect(verdict({ arrival, due, polls: true })).toMatch(/before it was due/);
        expect(verdict({ arrival, due: inRhythm(POLLING_MS), polls: true, more })).toMatch(/after it was due/);
    });

    it('judges nothing from a stop on, whose dropped events are in no record', () => {
        const due: Due = (number, arrivedAt) => (number < 100 ? number * GAP_MS + 130 : arrivedAt);
        expect(verdict({ ...PUSHED, due })).toMatch(/before it was due/);
        expect(verdict({ ...PUSHED, due, more: [{ kind: 'stopped', member: 'b', at: 9_900 }] })).toBe('');
    });
});
