import fc from 'fast-check';
import { heldAfter, shareRefusal, stillHeld, type HeldLoad } from '../../src/core/fair-share';
import { BATCH_MAX_BYTES, BATCH_MAX_EVENTS, LOG_SHARE_MAX_BYTES, LOG_SHARE_MAX_EVENTS } from '../../src/core/limits';

const TTL_MS = 10_000;

/** A step of a sender: it waits, then tries a batch. */
const step = fc.record({
    waitMs: fc.integer({ min: 0, max: 3_000 }),
    events: fc.integer({ min: 1, max: BATCH_MAX_EVENTS }),
    bytesEach: fc.integer({ min: 300, max: 2_000 }),
});

test('D9: whatever a sender tries, it never holds more than its share within the TTL', () => {
    fc.assert(
        fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
            let held: HeldLoad[] = [];
            let now = 1_768_000_000_000;
            const taken: { readonly at: number; readonly events: number; readonly bytes: number }[] = [];
            for (const { waitMs, events, bytesEach } of steps) {
                now += waitMs;
                const batch = { events, bytes: events * bytesEach };
                if (shareRefusal(held, batch, now) === null && batch.bytes <= LOG_SHARE_MAX_BYTES) {
                    held = heldAfter(held, batch, now, TTL_MS);
                    taken.push({ at: now, ...batch });
                }
                const living = taken.filter(({ at }) => at + TTL_MS > now);
                expect(living.reduce((sum, each) => sum + each.events, 0)).toBeLessThanOrEqual(LOG_SHARE_MAX_EVENTS);
                expect(living.reduce((sum, each) => sum + each.bytes, 0)).toBeLessThanOrEqual(LOG_SHARE_MAX_BYTES);
                expect(held.length).toBeLessThanOrEqual(7);
            }
            expect(stillHeld(held, now + TTL_MS)).toEqual([]);
        }),
    );
});

test('a batch that is sent again when the refusal said so is taken', () => {
    let held: HeldLoad[] = [];
    for (const at of [0, 1_000, 4_000, 8_500]) held = heldAfter(held, { events: 500, bytes: 150_000 }, at, TTL_MS);
    const batch = { events: 600, bytes: 180_000 };
    const refusal = shareRefusal(held, batch, 9_000);
    expect(refusal?.message).toMatch(/^events: one member may have 2000 events/);
    expect(refusal?.message).toContain('You have 2000 events (600000 bytes) there and sent 600 more.');
    // The first two batches lie in one slice.
    const seconds = Number(/again in (\d+) s\.$/.exec(refusal?.message ?? '')?.[1]);
    expect(seconds).toBe(2);
    expect(refusal?.reason).toEqual({ code: 'too-fast', values: { seconds } });
    expect(shareRefusal(held, batch, 9_000 + seconds * 1_000)).toBeNull();
});

test('the largest batch that is taken at all fits into an empty share', () => {
    // Each character in the log takes two bytes, and each event 300.
    const largest = { events: BATCH_MAX_EVENTS, bytes: BATCH_MAX_BYTES * 2 + BATCH_MAX_EVENTS * 300 };
    expect(shareRefusal([], largest, 0)).toBeNull();
});
