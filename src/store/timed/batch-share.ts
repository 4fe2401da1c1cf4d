// What a batch takes of its sender's share. AppSync's runtime evaluates this file too.
import { heldAfter, shareRefusal, type HeldLoad, type Load, type ShareRefusal } from '../../core/fair-share';
import { loadOf } from '../event-bytes';
import type { MemberItem, PackedEvent } from './items';

/** Why a batch does not fit into its sender's share at `now`, or null where it does. */
export function batchRefusal(
    { held }: Pick<MemberItem, 'held'>,
    events: readonly PackedEvent[],
    now: number,
): ShareRefusal | null {
    return events.length === 0 ? null : shareRefusal(held, loadOfPacked(events), now);
}

/** What a member holds after a batch at `time`; events live for `ttlMs`. */
export function heldWith(
    { held }: Pick<MemberItem, 'held'>,
    events: readonly PackedEvent[],
    time: number,
    ttlMs: number,
): HeldLoad[] {
    return heldAfter(held, loadOfPacked(events), time, ttlMs);
}

function loadOfPacked(events: readonly PackedEvent[]): Load {
    return loadOf(
        events.map(({ n, p, w }) => ({
            name: n,
            payload: p ?? null,
            writes: (w ?? []).map(({ k, v }) => ({ key: k, value: v })),
        })),
    );
}
