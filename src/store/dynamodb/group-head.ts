// A group's item: what it is, and how far its order has come. Every write that takes a place in the order moves it, under
// the condition that nobody else has moved it since it was read: so positions become visible in their order.
import { formatPosition, START_POSITION } from '../../core/position';
import type { GroupRecord } from '../../core/records';
import { flagOf, numberOf, textOf } from './attributes';
import { indexKeys, groupItem, TTL_ATTRIBUTE, type ItemKey } from './keys';
import type { Change, Expression, Item } from './table';

/** Seconds for which what is over stays at most, for whoever looks into the table; deleting is free. */
const KEPT_S = 86_400;

/** A group, and its order at the moment of reading. */
export interface Head {
    readonly record: GroupRecord;
    readonly sequence: number;
    readonly time: number;
    /** The last position that was given away. */
    readonly position: string;
    /** Where a member last joined or left. */
    readonly membersPosition: string;
    /** Where a variable was last written. */
    readonly writesPosition: string;
}

/** When an item may be deleted, of which nobody asks any more after `time` (milliseconds); seconds since 1970. */
export function deletableAfter(time: number): number {
    return Math.ceil(time / 1000) + KEPT_S;
}

/** The positions that follow a head. They ascend even where the clock steps back. */
export class Order {
    private sequence: number;
    private time: number;
    /** The last position. */
    public position: string;

    public constructor({ sequence, time, position }: Pick<Head, 'sequence' | 'time' | 'position'>) {
        this.sequence = sequence;
        this.time = time;
        this.position = position;
    }

    /** The next position at `now`. */
    public next(now: number): string {
        this.time = Math.max(this.time, now);
        this.sequence += 1;
        this.position = formatPosition(this.isoTime, this.sequence);
        return this.position;
    }

    /** The time of the last position. */
    public get isoTime(): string {
        return new Date(this.time).toISOString();
    }

    /** How the group's item follows, if it is still as `head` says. `moved` names what happened at the last position. */
    public after(head: Head, moved: Partial<Pick<Head, 'membersPosition' | 'writesPosition'>> = {}): Change {
        const { membersPosition = head.membersPosition, writesPosition = head.writesPosition } = moved;
        const set = '#sequence = :sequence, #time = :time, #position = :position';
        const more = 'membersPosition = :membersPosition, writesPosition = :writesPosition';
        return {
            update: `SET ${set}, ${more}`,
            condition: '#sequence = :before',
            names: { '#sequence': 'sequence', '#time': 'time', '#position': 'position' },
            values: {
                ':before': head.sequence,
                ':sequence': this.sequence,
                ':time': this.time,
                ':position': this.position,
                ':membersPosition': membersPosition,
                ':writesPosition': writesPosition,
            },
        };
    }
}

/** That nothing has taken a place in the order since. */
export function unmoved({ sequence }: Head): Expression {
    return { expression: '#sequence = :before', names: { '#sequence': 'sequence' }, values: { ':before': sequence } };
}

/** The item of a new group. */
export function newGroupItem(record: GroupRecord): ItemKey & Item {
    const order = new Order({ sequence: 0, time: 0, position: START_POSITION });
    const position = order.next(record.createdAt);
    return {
        ...groupItem(record),
        ...indexKeys(record),
        ...record,
        sequence: 1,
        time: record.createdAt,
        position,
        membersPosition: START_POSITION,
        writesPosition: START_POSITION,
        [TTL_ATTRIBUTE]: deletableAfter(record.expiresAt),
    };
}

/** A group's item, read. @throws {ForeignItemError} */
export function headOf(item: Item): Head {
    return {
        record: groupOf(item),
        sequence: numberOf(item, 'sequence'),
        time: numberOf(item, 'time'),
        position: textOf(item, 'position'),
        membersPosition: textOf(item, 'membersPosition'),
        writesPosition: textOf(item, 'writesPosition'),
    };
}

/** What a group's item, or its copy in an index, says of the group. @throws {ForeignItemError} */
export function groupOf(item: Item): GroupRecord {
    return {
        id: textOf(item, 'id'),
        domain: textOf(item, 'domain'),
        name: textOf(item, 'name'),
        hostId: textOf(item, 'hostId'),
        createdAt: numberOf(item, 'createdAt'),
        expiresAt: numberOf(item, 'expiresAt'),
        aliveUntil: numberOf(item, 'aliveUntil'),
        useWebSocket: flagOf(item, 'useWebSocket'),
    };
}
