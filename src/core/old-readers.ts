// Today's editors poll with what they have: their own clock at first, then the cursor of the last event that they took,
// and after each of their own batches the answer's `nextSince`, which stands behind events of others that they never
// saw. A reader is therefore known by a mark in the cursors that it is given, and what it has read is remembered here.
import type { GroupKey } from './records';
import { positionTime, START_POSITION, type Since } from './position';

/** One old client's reading of one group. */
interface Reader {
    readonly id: number;
    nodeId: string | null;
    /** Where it began, for the clock that it asks with until it has a cursor. */
    readonly start: string;
    /** Everything up to here was given to it. */
    read: string;
    /** The last `nextSince` that it asked with, and what that meant: a lost answer is asked for again. */
    resolved: { readonly since: string; readonly position: string } | null;
}

interface GroupReaders {
    /** By the time that it asks with. */
    readonly byClock: Map<string, Reader>;
    readonly byId: Map<number, Reader>;
    /** Members whose reader is not known yet, and where they joined. */
    readonly joined: Map<string, string>;
}

/** Where a question reads from, and who asks it. */
export interface OldQuestion {
    readonly position: string;
    readonly reader: Reader | null;
}

/** Behind a cursor: who was given it; and behind a `nextSince`: that it stands for all that was read. */
const MARK = /#old-(\d{1,9})(-own)?$/;
/** Groups that are remembered, the longest unused forgotten first: as many as one server holds at a time. */
const GROUPS_MAX = 2_000;
/** Readers and joins of one group: a class whose every page was reloaded some times. */
const READERS_MAX = 200;

/** Remembers how far old clients have read. */
export class OldReaders {
    private readonly groups = new Map<string, GroupReaders>();
    private lastId = 0;

    public constructor(private readonly eventTtlMs: number) {}

    /** A node became a member at that position. */
    public joined(key: GroupKey, nodeId: string, position: string): void {
        const { joined } = this.groupOf(key);
        joined.delete(nodeId);
        remember(joined, nodeId, position);
    }

    /** A client of Part 2 goes on from where it joined: it is none of those that are remembered here. */
    public resumed(key: GroupKey, position: string): void {
        const { joined } = this.groupOf(key);
        for (const [nodeId, at] of joined) if (at === position) joined.delete(nodeId);
    }

    /** What a question without `#resume` asks for; `asked` is its `since` as it was written. */
    public question(key: GroupKey, asked: string, since: Since, now: number): OldQuestion {
        const mark = MARK.exec(asked);
        if (mark !== null) return this.marked(key, asked, since.position, mark);
        if (asked.startsWith('EVENT#')) return { position: since.position, reader: null };
        const group = this.groupOf(key);
        const known = group.byClock.get(asked);
        if (known !== undefined) return { position: known.start, reader: known };
        const reader = this.begin(group, this.beginning(group, since.position, now));
        remember(group.byClock, asked, reader);
        return { position: reader.start, reader };
    }

    /** A page that ends at `position` was given to the reader. */
    public answered(reader: Reader | null, position: string | undefined): void {
        if (reader !== null && position !== undefined && position > reader.read) reader.read = position;
    }

    /** The cursor of an event as that reader is given it. */
    public cursor(reader: Reader | null, position: string): string {
        return reader === null ? position : `${position}#old-${reader.id}`;
    }

    /** The `nextSince` of a batch that ends at `position`. */
    public nextSince(key: GroupKey, nodeId: string, position: string): string {
        const group = this.groupOf(key);
        const reader = this.readerOf(group, nodeId);
        return reader === null ? position : `${position}#old-${reader.id}-own`;
    }

    private marked(key: GroupKey, asked: string, position: string, mark: RegExpExecArray): OldQuestion {
        const reader = this.groupOf(key).byId.get(Number(mark[1])) ?? null;
        if (reader === null || mark[2] === undefined) return { position, reader };
        if (reader.resolved?.since !== asked) reader.resolved = { since: asked, position: reader.read };
        return { position: reader.resolved.position, reader };
    }

    /** A clock that is wrong means the moment at which its member joined; of several, the first: nothing is lost. */
    private beginning({ joined }: GroupReaders, position: string, now: number): string {
        const time = positionTime(position);
        if (time <= now && time > now - this.eventTtlMs) return position;
        const [first] = [...joined.values()].sort();
        return first ?? (time > now ? START_POSITION : position);
    }

    /** The reader that a node is: its own, the only one that nobody else is, or a new one that begins where it joined. */
    private readerOf(group: GroupReaders, nodeId: string): Reader | null {
        const readers = [...group.byId.values()];
        const own = readers.find((reader) => reader.nodeId === nodeId);
        if (own !== undefined) return own;
        const joined = group.joined.get(nodeId);
        if (joined === undefined) return null;
        const free = readers.filter((reader) => reader.nodeId === null);
        // Which of several it is cannot be known: the one that has read least may be told something twice, but nothing never.
        const [least] = free.sort((one, other) => (one.read < other.read ? -1 : 1));
        const reader = least !== undefined && free.length === 1 ? least : this.begin(group, least?.read ?? joined);
        reader.nodeId = nodeId;
        group.joined.delete(nodeId);
        return reader;
    }

    private begin(group: GroupReaders, start: string): Reader {
        this.lastId += 1;
        const reader: Reader = { id: this.lastId, nodeId: null, start, read: start, resolved: null };
        remember(group.byId, reader.id, reader);
        return reader;
    }

    private groupOf({ id, domain }: GroupKey): GroupReaders {
        const name = `${id}@${domain}`;
        const group = this.groups.get(name) ?? { byClock: new Map(), byId: new Map(), joined: new Map() };
        this.groups.delete(name);
        this.groups.set(name, group);
        forgetOldest(this.groups, GROUPS_MAX);
        return group;
    }
}

function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
    map.set(key, value);
    forgetOldest(map, READERS_MAX);
}

function forgetOldest<Key>(map: Map<Key, unknown>, most: number): void {
    for (const oldest of map.keys()) {
        if (map.size <= most) return;
        map.delete(oldest);
    }
}
