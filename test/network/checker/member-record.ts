// A history sorted by member, so that each promise is checked in one pass.
import type {
    Entry,
    FinalView,
    Fired,
    FiredEqual,
    History,
    Joined,
    Left,
    MemberName,
    Play,
    Received,
    ReceivedEqual,
    Slept,
    Slow,
    Stopped,
    Switched,
    ToldMerged,
    ToldMissed,
} from '../history';

/** Everything that one member did and saw. */
export interface MemberRecord {
    readonly name: MemberName;
    joined: Joined | null;
    left: Left | null;
    toldMissed: ToldMissed | null;
    toldMerged: ToldMerged | null;
    finalView: FinalView | null;
    readonly slept: Slept[];
    readonly stopped: Stopped[];
    readonly fired: Fired[];
    readonly firedEqual: FiredEqual[];
    readonly receivedEqual: ReceivedEqual[];
    /** In the order in which they came, by sender. */
    readonly received: Map<MemberName, Received[]>;
    /** The same with the equal ones. */
    readonly played: Map<MemberName, Play[]>;
    readonly switched: Switched[];
    readonly slow: Slow[];
}

/** The records of all members of a history. */
export function memberRecords({ entries }: History): Map<MemberName, MemberRecord> {
    const records = new Map<MemberName, MemberRecord>();
    for (const entry of entries) note(recordOf(records, entry.member), entry);
    return records;
}

function recordOf(records: Map<MemberName, MemberRecord>, name: MemberName): MemberRecord {
    let record = records.get(name);
    if (record === undefined) {
        record = {
            name,
            joined: null,
            left: null,
            toldMissed: null,
            toldMerged: null,
            finalView: null,
            slept: [],
            stopped: [],
            fired: [],
            firedEqual: [],
            receivedEqual: [],
            received: new Map(),
            played: new Map(),
            switched: [],
            slow: [],
        };
        records.set(name, record);
    }
    return record;
}

function note(record: MemberRecord, entry: Entry): void {
    switch (entry.kind) {
        case 'joined':
            record.joined = entry;
            break;
        case 'left':
            record.left = entry;
            break;
        case 'slept':
            record.slept.push(entry);
            break;
        case 'fired':
            record.fired.push(entry);
            break;
        case 'received':
            add(record.received, entry.from, entry);
            add(record.played, entry.from, entry);
            break;
        case 'fired-equal':
            record.firedEqual.push(entry);
            break;
        case 'received-equal':
            record.receivedEqual.push(entry);
            add(record.played, entry.from, entry);
            break;
        case 'switched':
            record.switched.push(entry);
            break;
        case 'slow':
            record.slow.push(entry);
            break;
        case 'stopped':
            record.stopped.push(entry);
            break;
        case 'told-merged':
            record.toldMerged = entry;
            break;
        case 'told-missed':
            record.toldMissed = entry;
            break;
        case 'final-view':
            record.finalView = entry;
            break;
    }
}

function add<Kind>(lists: Map<MemberName, Kind[]>, from: MemberName, entry: Kind): void {
    const list = lists.get(from) ?? [];
    list.push(entry);
    lists.set(from, list);
}
