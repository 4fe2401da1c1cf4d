// What happened in one group, as the members saw it: the only thing that the checker knows.

/** A member's name, of at most 16 letters and digits, and in no other group: `7m3` is a member of seed 7. */
export type MemberName = string;

/** Variables and their values. */
export type Values = Readonly<Record<string, string>>;

interface Happened {
    /** Milliseconds since 1970 by the laboratory's clock, whatever the member's own shows. */
    readonly at: number;
    readonly member: MemberName;
}

/** The group was joined: the call had succeeded by then. */
export interface Joined extends Happened {
    readonly kind: 'joined';
}

/** The group was left: the call was made then. */
export interface Left extends Happened {
    readonly kind: 'left';
}

/** The member's device slept from `at` on. */
export interface Slept extends Happened {
    readonly kind: 'slept';
    readonly forMs: number;
}

/** An event was fired. */
export interface Fired extends Happened {
    readonly kind: 'fired';
    /** 1 for the member's first, 2 for its second. */
    readonly event: number;
    /** The sender's own counting variables at that moment: they only ever grow. */
    readonly counters: Readonly<Record<string, number>>;
}

/** A hat was started with an event. */
export interface Received extends Happened {
    readonly kind: 'received';
    readonly from: MemberName;
    readonly event: number;
    /** Milliseconds from the last frame in which it was not due to the one in which it was received. */
    readonly frameMs: number;
    /** The sender's counting variables as the receiver saw them in that frame. */
    readonly counters: Readonly<Record<string, number>>;
}

/** One of many equal events was fired: a name, and nothing that tells it from the others. */
export interface FiredEqual extends Happened {
    readonly kind: 'fired-equal';
    readonly name: string;
}

/** A hat was started with one of them. */
export interface ReceivedEqual extends Happened {
    readonly kind: 'received-equal';
    readonly from: MemberName;
    readonly name: string;
}

/** The red button was pressed. */
export interface Stopped extends Happened {
    readonly kind: 'stopped';
}

/** How many equal events the member was told went as one. */
export interface ToldMerged extends Happened {
    readonly kind: 'told-merged';
    readonly count: number;
}

/** How many events the member was told it may have missed, all together. */
export interface ToldMissed extends Happened {
    readonly kind: 'told-missed';
    readonly count: number;
}

/** All variables as the member saw them when everything had come to rest. */
export interface FinalView extends Happened {
    readonly kind: 'final-view';
    readonly values: Values;
}

export type Entry =
    | Joined
    | Left
    | Slept
    | Fired
    | Received
    | FiredEqual
    | ReceivedEqual
    | Stopped
    | ToldMissed
    | ToldMerged
    | FinalView;

/** The entries of a group, each member's in the order in which they happened. */
export interface History {
    readonly entries: readonly Entry[];
    /** Seconds for which the backend keeps an event. */
    readonly eventTtlSeconds: number;
    /** The longest distance of two events that counts as rhythm, ms; 0 where the backend does not tell when they were fired. */
    readonly rhythmMs: number;
}

/** A sentence for an entry. */
export function entryText(entry: Entry): string {
    const time = new Date(entry.at).toISOString().slice(11, 23);
    switch (entry.kind) {
        case 'joined':
        case 'left':
            return `${time} ${entry.member} ${entry.kind} the group`;
        case 'slept':
            return `${time} ${entry.member} slept for ${entry.forMs} ms`;
        case 'fired':
            return `${time} ${entry.member} fired its event ${entry.event} with ${JSON.stringify(entry.counters)}`;
        case 'received':
            return `${time} ${entry.member} received event ${entry.event} of ${entry.from} and saw ${JSON.stringify(entry.counters)} (frame of ${Math.round(entry.frameMs)} ms)`;
        case 'fired-equal':
            return `${time} ${entry.member} fired "${entry.name}"`;
        case 'received-equal':
            return `${time} ${entry.member} received "${entry.name}" of ${entry.from}`;
        case 'stopped':
            return `${time} ${entry.member} pressed stop`;
        case 'told-merged':
            return `${time} ${entry.member} was told that ${entry.count} went as one`;
        case 'told-missed':
            return `${time} ${entry.member} was told that it missed ${entry.count}`;
        case 'final-view':
            return `${time} ${entry.member} saw ${JSON.stringify(entry.values)} in the end`;
    }
}
