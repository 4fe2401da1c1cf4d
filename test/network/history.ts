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
    /** When firing it was over: it was fired between `at` and then. */
    readonly doneAt: number;
}

/** A hat was started. These times are of one clock, and not rounded: ms. */
export interface Played extends Happened {
    readonly from: MemberName;
    /** What the event says of when it was fired, by its sender's clock. */
    readonly firedAt: number;
    /** When it came to the inbox. */
    readonly arrivedAt: number;
    /** The last frame before the one that took it. */
    readonly notBefore: number;
    readonly playedAt: number;
    /** It was refused in a frame, which another event of its name had. */
    readonly waited: boolean;
}

/** A hat was started with an event. */
export interface Received extends Played {
    readonly kind: 'received';
    readonly event: number;
    /** The sender's counting variables as the receiver saw them in that frame. */
    readonly counters: Readonly<Record<string, number>>;
}

/** A hat was started, whichever kind of event did it. */
export type Play = Received | ReceivedEqual;

/** One of many equal events was fired: a name, and nothing that tells it from the others. */
export interface FiredEqual extends Happened {
    readonly kind: 'fired-equal';
    readonly name: string;
}

/** A hat was started with one of them. */
export interface ReceivedEqual extends Played {
    readonly kind: 'received-equal';
    readonly name: string;
}

/** From now on events come over this transport. */
export interface Switched extends Happened {
    readonly kind: 'switched';
    readonly polls: boolean;
}

/** A tick came late, or had no time for the frames that were wanted: the machine is to blame for what waits. */
export interface Slow extends Happened {
    readonly kind: 'slow';
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
    | Switched
    | Slow
    | Stopped
    | ToldMissed
    | ToldMerged
    | FinalView;

/** The entries of a group, each member's in the order in which they happened. */
export interface History {
    readonly entries: readonly Entry[];
    /** Seconds for which the backend keeps an event. */
    readonly eventTtlSeconds: number;
    /** Whether the backend tells when events were fired, and not when it recorded them. */
    readonly tellsFiring: boolean;
    /** For how long a sender gathers events, ms. */
    readonly batchMs: number;
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
            return `${time} ${entry.member} received event ${entry.event} of ${entry.from} and saw ${JSON.stringify(entry.counters)}, ${playedText(entry)}`;
        case 'fired-equal':
            return `${time} ${entry.member} fired "${entry.name}"`;
        case 'received-equal':
            return `${time} ${entry.member} received "${entry.name}" of ${entry.from}, ${playedText(entry)}`;
        case 'switched':
            return `${time} ${entry.member} ${entry.polls ? 'polls' : 'is pushed to'}`;
        case 'slow':
            return `${time} ${entry.member} had no time for its frames`;
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

function playedText({ playedAt, firedAt, arrivedAt, notBefore, waited }: Played): string {
    const ago = (at: number) => `${Math.round(playedAt - at)} ms`;
    const frame = `the last frame was ${ago(notBefore)} ago${waited ? ', and another event had it' : ''}`;
    return `${ago(firedAt)} after it was fired by its sender's clock, ${ago(arrivedAt)} after it came; ${frame}`;
}
