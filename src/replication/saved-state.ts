// The state as text, for snapshots. It is checked on reading, because another version may have written it.
import * as v from 'valibot';
import type { SavedSupervision } from '../core/supervision';
import { ENDED_GROUPS, SAVED_GROUP, type SavedStore } from '../store/memory/saved';
import type { SavedClock } from './log-clock';

/** Everything that servers share. */
export interface SavedState {
    readonly clock: SavedClock;
    readonly supervision: readonly SavedSupervision[];
    readonly store: SavedStore;
}

const text = v.string();
const number = v.number();

const NOTES = v.object({
    transport: v.nullable(text),
    reason: v.nullable(text),
    missed: number,
    events: number,
    variables: number,
    lastSeen: number,
});

/** The first piece: everything but the groups. */
const HEAD = v.object({
    clock: v.object({ time: number, lastEntryAt: number }),
    supervision: v.array(
        v.object({
            group: text,
            hostKey: text,
            paused: v.boolean(),
            removed: v.array(text),
            windows: v.array(text),
            members: v.array(v.tuple([text, NOTES])),
        }),
    ),
    ended: ENDED_GROUPS,
    unreported: ENDED_GROUPS,
});

/** The state in pieces, one for each group, so that none takes long. */
export function* encodeState({ clock, supervision, store }: SavedState): Generator<string> {
    yield JSON.stringify({ clock, supervision, ended: store.ended, unreported: store.unreported });
    for (const group of store.groups) yield JSON.stringify(group);
}

/** Reads the pieces again. @throws {Error} if they are not a state of this version */
export function decodeState([first, ...groups]: readonly string[]): SavedState {
    const { clock, supervision, ended, unreported } = v.parse(HEAD, JSON.parse(first ?? ''));
    const store = { ended, unreported, groups: groups.map((group) => v.parse(SAVED_GROUP, JSON.parse(group))) };
    return { clock, supervision, store };
}
