// What the teacher's page makes of the counters in its reports.
import { BIN_MS, BINS, Traffic } from '../../src/pages/teacher/traffic';

type Counters = Readonly<Record<string, number>>;

function seen(...reports: readonly (readonly [at: number, events: Counters])[]): Traffic {
    const traffic = new Traffic();
    for (const [at, events] of reports) {
        const members = Object.entries(events).map(([nodeId, count]) => ({ nodeId, events: count, variables: 0 }));
        traffic.add(members, at);
    }
    return traffic;
}

const START = 1_000 * BIN_MS;
/** What is drawn for the last bins. */
const last = (traffic: Traffic, now: number, count: number) => traffic.bins(now).slice(-count);

test('one event is drawn as one event, and stays that while the page asks again', () => {
    const traffic = seen([START, { a: 0 }], [START + 2_000, { a: 1 }], [START + 4_000, { a: 1 }]);
    expect(last(traffic, START + 4_000, 2)).toEqual([0, 1]);
    expect(last(traffic, START + 4_000 + BIN_MS, 2)).toEqual([1, 0]);
});

test('a bin holds what all members sent in its ten seconds', () => {
    const traffic = seen(
        [START, { a: 100, b: 7 }],
        [START + 2_000, { a: 104, b: 7 }],
        [START + 9_000, { a: 105, b: 10 }],
        [START + BIN_MS + 1_000, { a: 106, b: 10 }],
    );
    expect(last(traffic, START + BIN_MS + 2_000, 2)).toEqual([8, 1]);
});

test('what was counted before the page looked is no traffic of now', () => {
    expect(Math.max(...seen([START, { a: 5_000 }]).bins(START))).toBe(0);
});

test('a member that joins brings what it sent since, and one that leaves takes nothing back', () => {
    const traffic = seen([START, { a: 50 }], [START + 2_000, { a: 50, b: 3 }], [START + 4_000, { b: 4 }]);
    expect(last(traffic, START + 4_000, 1)).toEqual([4]);
});

test('a page that could not ask for a minute spreads what it learns over that minute', () => {
    const traffic = seen([START, { a: 0 }], [START + 6 * BIN_MS, { a: 60 }]);
    const bins = last(traffic, START + 6 * BIN_MS, 7);
    expect(Math.max(...bins)).toBeLessThanOrEqual(11);
    expect(bins.reduce((sum, count) => sum + count, 0)).toBeCloseTo(60);
});

test('five minutes are shown', () => {
    const traffic = seen([START, { a: 0 }], [START + 1_000, { a: 9 }]);
    expect(traffic.bins(START + 1_000)).toHaveLength(BINS);
    expect(BINS * BIN_MS).toBe(5 * 60_000);
    expect(Math.max(...traffic.bins(START + BINS * BIN_MS))).toBe(0);
});

test("a member's rate is what it did in the last minute", () => {
    const traffic = seen([START, { a: 10 }], [START + 30_000, { a: 15 }], [START + 61_000, { a: 18 }]);
    expect(traffic.rate('a', START + 61_000).events).toBe(3);
    expect(traffic.rate('nobody', START + 61_000).events).toBe(0);
});
