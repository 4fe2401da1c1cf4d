// The state as text, for snapshots. It is checked on reading, because another version may have written it.
import * as v from 'valibot';
import type { SavedSupervision } from '../core/supervision';
import { GROUP_ENDS } from '../core/records';
import type { SavedGroup, SavedStore } from '../store/memory/saved';
import type { SavedClock } from './log-clock';

/** Everything that servers share. */
export interface SavedState {
    readonly clock: SavedClock;
    readonly supervision: readonly SavedSupervision[];
    readonly store: SavedStore;
}

const text = v.string();
const number = v.number();
const flag = v.boolean();

const key = { id: text, domain: text };
const ended = v.array(v.object({ ...key, end: v.picklist(GROUP_ENDS) }));
const variable = v.object({ key: text, value: text, removed: flag, initial: flag, position: text });
const notes = v.object({
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
            paused: flag,
            removed: v.array(text),
            windows: v.array(text),
            members: v.array(v.tuple([text, notes])),
        }),
    ),
    ended,
    untold: ended,
});

const MEMBER = v.object({
    record: v.object({ id: text, group: v.object(key), aliveUntil: number, useWebSocket: flag }),
    isLatest: flag,
    isHeard: flag,
    isListed: flag,
    heardAt: number,
    withinMs: v.nullable(number),
    seen: v.array(v.object({ orderKey: text, position: text, at: number })),
    variables: v.nullable(v.object({ variables: v.array(variable), updatedAt: number, carriedUpTo: text })),
});

const EVENT = v.object({
    name: text,
    payload: v.nullable(text),
    firedAt: text,
    orderKey: v.nullable(text),
    firedByNodeId: text,
    recordedAt: text,
    position: text,
    variables: v.array(variable),
});

/** Each further piece is a group. */
const GROUP: v.GenericSchema<unknown, SavedGroup> = v.object({
    record: v.object({
        ...key,
        name: text,
        hostId: text,
        createdAt: number,
        expiresAt: number,
        aliveUntil: number,
        useWebSocket: flag,
    }),
    sequence: number,
    time: number,
    position: text,
    membersPosition: text,
    members: v.array(MEMBER),
    events: v.array(v.object({ event: EVENT, expiresAt: number })),
    expired: v.array(v.object({ position: text, nodeId: text, expiredAt: number })),
    shares: v.array(v.tuple([text, v.array(v.object({ until: number, events: number, bytes: number }))])),
});

/** The state in pieces, one for each group, so that none takes long. */
export function* encodeState({ clock, supervision, store }: SavedState): Generator<string> {
    yield JSON.stringify({ clock, supervision, ended: store.ended, untold: store.untold });
    for (const group of store.groups) yield JSON.stringify(group);
}

/** Reads the pieces again. @throws {Error} if they are not a state of this version */
export function decodeState([first, ...groups]: readonly string[]): SavedState {
    const { clock, supervision, ended, untold } = v.parse(HEAD, JSON.parse(first ?? ''));
    const store = { ended, untold, groups: groups.map((group) => v.parse(GROUP, JSON.parse(group))) };
    return { clock, supervision, store };
}
