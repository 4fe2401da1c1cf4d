// Today's editors poll with what they have: their own clock at first, then the cursor of the last event that they took,
// and after each of their own batches the answer's `nextSince`, which stands behind events of others that they never
// saw. A reader is therefore known by a mark in the cursors that it is given, and what it has read is remembered here.
import type { GroupKey } from './records';
import { positionTime, type Since } from './position';

/** One old client's reading of one group. */
interface Reader {
    readonly id: number;
    nodeId: string | null;
    /** Where it began, for the clock that it asks with until it has a cursor. */
    start: string;
    /** It has asked. */
    asked: boolean;
    /** Everything up to here was given to it. */
    read: string;
    /** The last `nextSince` that it asked with, and what that meant: where the answer is lost it asks again. */
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
    /** The reader's own events up to here are not told: it asks behind them. Empty where it does not. */
    readonly ownUpTo: string;
}

/** Behind a cursor: who was given it. */
const MARK = /#old-(\d{1,9})$/;
/** Groups that are remembered, the longest unused forgotten first: as many as one server holds at a time. */
const GROUPS_MAX = 2_000;
/** Readers and joins of one group: a class whose every page was reloaded some times. */
const READERS_MAX = 200;

/** Where old clients have read to, as far as a backend knows it. */
export type Readers = Pick<OldReaders, 'joined' | 'resumed' | 'question' | 'answered' | 'cursor' | 'nextSince'>;

/** For a backend that remembers nothing between two requests: everybody reads from where they ask. */
export const NO_READERS: Readers = {
    joined: () => undefined,
    resumed: () => undefined,
    question: (_key, _asked, { position }) => ({ position, reader: null, ownUpTo: '' }),
    answered: () => undefined,
    cursor: (_reader, position) => position,
    nextSince: (_key, _nodeId, position) => position,
};

/** Remembers how far old clients have read. */
export class OldReaders {
    private readonly groups = new Map<string, GroupReaders>();
    private lastId = 0;

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

    /**
     * What a question without `#resume` asks for; `asked` is its `since` as it was written, `last` the group's last
     * position.
     */
    public question(key: GroupKey, asked: string, since: Since, now: number, last: string): OldQuestion {
        const { position } = since;
        const group = this.groupOf(key);
        const mark = MARK.exec(asked);
        if (mark !== null) return this.marked(group.byId.get(Number(mark[1])), asked, position.replace(MARK, ''));
        if (asked.startsWith('EVENT#')) return { position, reader: null, ownUpTo: '' };
        let reader = group.byClock.get(asked);
        if (reader === undefined) {
            reader = this.newcomer(group, positionTime(position) > now ? this.joining(group, last) : position);
            remember(group.byClock, asked, reader);
        }
        return { position: reader.start, reader, ownUpTo: '' };
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
        return this.cursor(this.readerOf(this.groupOf(key), nodeId), position);
    }

    /** A cursor beyond what its reader was given is the `nextSince` of its own batch: it goes on from where it was. */
    private marked(reader: Reader | undefined, asked: string, position: string): OldQuestion {
        if (reader === undefined) return { position, reader: null, ownUpTo: '' };
        reader.asked = true;
        if (reader.resolved?.since !== asked)
            reader.resolved = position > reader.read ? { since: asked, position: reader.read } : null;
        if (reader.resolved === null) return { position, reader, ownUpTo: '' };
        return { position: reader.resolved.position, reader, ownUpTo: position };
    }

    /** Where a member joined whose clock is ahead of ours; of several, the first: nothing is lost. */
    private joining({ joined }: GroupReaders, last: string): string {
        const [first] = [...joined.values()].sort();
        return first ?? last;
    }

    /** One that asks for the first time: the only member that has not asked yet, or one that is not known yet. */
    private newcomer(group: GroupReaders, start: string): Reader {
        const silent = [...group.byId.values()].filter(({ asked }) => !asked);
        const [only] = silent;
        const isOnly = only !== undefined && silent.length === 1 && group.joined.size === 0;
        const reader = isOnly ? only : this.begin(group, start);
        reader.asked = true;
        reader.start = start;
        if (start > reader.read) reader.read = start;
        return reader;
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
        const reader: Reader = { id: this.lastId, nodeId: null, start, asked: false, read: start, resolved: null };
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
