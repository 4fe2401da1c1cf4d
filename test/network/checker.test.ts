// The checker itself: a clean history passes, and each promise that is broken by hand is found.
import { check, firstViolation } from './checker/check';
import type { Entry, Fired, History, Received } from './history';

const START = Date.UTC(2026, 10, 23, 9, 0, 0);
const LATENCY_MS = 300;

const joined = (member: string, ms = 0): Entry => ({ kind: 'joined', member, at: START + ms });
const fired = (member: string, event: number, ms: number, n = event): Fired => ({
    kind: 'fired',
    member,
    at: START + ms,
    doneAt: START + ms,
    event,
    counters: { n },
});
const played = (member: string, from: string, firedMs: number, ms: number) => ({
    member,
    at: START + ms,
    from,
    firedAt: START + firedMs,
    arrivedAt: START + ms,
    notBefore: START + ms - 33,
    playedAt: START + ms,
    waited: false,
});
const received = (member: string, from: string, event: number, ms: number, n = event): Received => ({
    kind: 'received',
    ...played(member, from, ms - LATENCY_MS, ms),
    event,
    counters: { n },
});
const view = (member: string, values: Readonly<Record<string, string>>): Entry => ({
    kind: 'final-view',
    member,
    at: START + 60_000,
    values,
});
const told = (member: string, count: number): Entry => ({ kind: 'told-missed', member, at: START + 60_000, count });
const slept = (member: string, ms: number, forMs: number): Entry => ({
    kind: 'slept',
    member,
    at: START + ms,
    forMs,
});

function history(...entries: readonly Entry[]): History {
    return { entries, eventTtlSeconds: 10, tellsFiring: true, batchMs: 250 };
}

/** What a fires, a tenth of a second apart, and what b gets of it. */
const FIRED = [1, 2, 3, 4].map((event) => fired('a', event, 1_000 + event * 100));
const RECEIVED = FIRED.map(({ event }) => received('b', 'a', event, 1_000 + event * 100 + LATENCY_MS));
const VALUES = { 'a.n': '4', shared: 'b 1' };
const BEGIN = [joined('a'), joined('b')];
const END = [told('b', 0), view('a', VALUES), view('b', VALUES)];

function broken(...entries: readonly Entry[]): string[] {
    return [...new Set(check(history(...entries)).violations.map(({ promise }) => promise))];
}

describe('the checker', () => {
    it('finds nothing in a clean history', () => {
        const verdict = check(history(...BEGIN, ...FIRED, ...RECEIVED, ...END));
        expect(verdict).toEqual({
            fired: 4,
            received: 4,
            lost: 0,
            excused: 0,
            duplicated: 0,
            outOfOrder: 0,
            violations: [],
        });
        expect(firstViolation(verdict)).toBe('');
    });

    it('D1: an event that never came, one that came twice, one that nobody fired', () => {
        const [first, second, , fourth] = RECEIVED;
        if (first === undefined || second === undefined || fourth === undefined) throw new Error('Four were made.');
        const lost = check(history(...BEGIN, ...FIRED, first, second, fourth, ...END));
        expect(lost).toMatchObject({ lost: 1, violations: [{ promise: 'D1' }] });
        expect(firstViolation(lost)).toMatch(/D1 is broken: b never received event 3 of a[^]*a fired its event 3/);
        const twice = check(history(...BEGIN, ...FIRED, ...RECEIVED, { ...fourth, at: fourth.at + 500 }, ...END));
        expect(twice).toMatchObject({ duplicated: 1, violations: [{ promise: 'D1' }] });
        expect(broken(...BEGIN, ...FIRED, ...RECEIVED, received('b', 'a', 5, 9_000), ...END)).toEqual(['D1']);
    });

    it('D1: asks nothing of one that was not there, or that left', () => {
        expect(broken(joined('a'), joined('b', 5_000), ...FIRED, ...END)).toEqual([]);
        expect(broken(...BEGIN, ...FIRED, { kind: 'left', member: 'b', at: START + 5_000 }, ...END)).toEqual([]);
    });

    it('D2: an event after a later one', () => {
        const [first, second, third, fourth] = RECEIVED;
        if (first === undefined || second === undefined || third === undefined || fourth === undefined)
            throw new Error('Four were made.');
        const swapped = [first, { ...third, at: second.at }, { ...second, at: third.at }, fourth];
        const verdict = check(history(...BEGIN, ...FIRED, ...swapped, ...END));
        expect(verdict).toMatchObject({ outOfOrder: 1, lost: 0 });
        expect(verdict.violations[0]?.promise).toBe('D2');
    });

    it('D3: a variable that is older than the event had set it', () => {
        const [, ...others] = RECEIVED;
        expect(broken(...BEGIN, ...FIRED, received('b', 'a', 1, 1_400, 0), ...others, ...END)).toEqual(['D3']);
    });

    it('D4: members that see different values, or not the last one', () => {
        const differs = [told('b', 0), view('a', VALUES), view('b', { ...VALUES, shared: 'a 7' })];
        expect(broken(...BEGIN, ...FIRED, ...RECEIVED, ...differs)).toEqual(['D4']);
        const old = [told('b', 0), view('a', { 'a.n': '3' }), view('b', { 'a.n': '3' })];
        expect(broken(...BEGIN, ...FIRED, ...RECEIVED, ...old)).toEqual(['D4']);
    });

    it('D5: a sleep shorter than the TTL is no excuse', () => {
        expect(broken(...BEGIN, slept('b', 1_150, 8_000), ...FIRED, ...RECEIVED.slice(0, 3), ...END)).toEqual(['D5']);
    });

    it('D6: after a longer sleep what is missing must have been told', () => {
        const missing = [...BEGIN, slept('b', 1_150, 30_000), ...FIRED, ...RECEIVED.slice(0, 2)];
        expect(broken(...missing, ...END)).toEqual(['D6']);
        const [, ...views] = END;
        expect(check(history(...missing, told('b', 2), ...views))).toMatchObject({
            lost: 0,
            excused: 2,
            violations: [],
        });
    });

    it('D7: a burst of equal events that came more or less often than it was fired', () => {
        const burst = [1, 2, 3].map((): Entry => ({ kind: 'fired-equal', member: 'a', at: START + 2_000, name: 'go' }));
        const came = [1, 2, 3].map((ms): Entry => ({
            kind: 'received-equal',
            ...played('b', 'a', 2_000, 2_300 + ms),
            name: 'go',
        }));
        const all = [...BEGIN, ...FIRED, ...RECEIVED, ...burst];
        expect(broken(...all, ...came, ...END)).toEqual([]);
        expect(broken(...all, ...came.slice(1), ...END)).toEqual(['D7']);
        expect(broken(...all, ...came, ...came.slice(1), ...END)).toEqual(['D7']);
        const merged: Entry = { kind: 'told-merged', member: 'a', at: START + 60_000, count: 2 };
        expect(broken(...all, ...came.slice(2), merged, ...END)).toEqual([]);
        expect(broken(...all, ...came, merged, ...END)).toEqual(['D7']);
    });

    it('D1: what the red button dropped is not missed', () => {
        const stopped: Entry = { kind: 'stopped', member: 'b', at: START + 1_350 };
        expect(broken(...BEGIN, ...FIRED, ...RECEIVED.slice(3), stopped, ...END)).toEqual([]);
        expect(broken(...BEGIN, ...FIRED, ...RECEIVED.slice(0, 3), stopped, ...END)).toEqual(['D1']);
    });

    it('D8: one that came late and misses a variable, one that keeps those of a member that left', () => {
        const late = [joined('c', 30_000), view('c', { shared: 'b 1' })];
        expect(broken(...BEGIN, ...FIRED, ...RECEIVED, ...END, ...late)).toContain('D8');
        const left: Entry = { kind: 'left', member: 'a', at: START + 20_000 };
        expect(broken(...BEGIN, ...FIRED, ...RECEIVED, left, told('b', 0), view('b', VALUES))).toEqual(['D8']);
    });
});
