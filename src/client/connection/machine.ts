// The connection as data: which phase follows which input, and what to do then. No timers, no I/O; the connection beside
// it performs the effects. The README of this folder shows this table as people read it.

/** How far the WebSocket is. Polling continues in every phase but `pushed`, in which the member asks only on demand. */
export type Phase =
    /** No WebSocket yet. */
    | 'off'
    /** One is being opened; a message over it is awaited as proof. */
    | 'trying'
    /** It has proved itself; polling asks for what came before its first message. */
    | 'upgrading'
    /** Messages come over it. */
    | 'pushed'
    /** It failed, and is tried again later. */
    | 'backoff';

/** What can happen. */
export type Input =
    | 'try'
    /** The other side has acknowledged the WebSocket, and the subscription is sent. */
    | 'subscribed'
    /** A message came over it. */
    | 'proved'
    /** Everything that was written before is here. */
    | 'caught-up'
    | 'failed'
    /** The device or the tab slept, or the page is seen again. */
    | 'woke'
    /** The device came back online, or is in another network. */
    | 'network-changed';

/** What to do, from left to right. */
export type Effect =
    | 'open-push'
    | 'close-push'
    /** Sends something that comes back over the WebSocket, again and again until it does. */
    | 'probe'
    /** Asks for everything behind the position. */
    | 'ask'
    /** The same, once the messages that wait in the socket have been read. */
    | 'ask-later'
    /** The same; the answer is the input `caught-up`. */
    | 'catch-up'
    /** Waits, and then tries again. */
    | 'back-off';

/** A row's entry: the phase that follows and what to do on the way. */
export interface Step {
    readonly to: Phase;
    readonly effects: readonly Effect[];
}

const to = (phase: Phase, ...effects: Effect[]): Step => ({ to: phase, effects });
const FAILED = to('backoff', 'close-push', 'ask', 'back-off');
const TRY_ANEW = to('trying', 'close-push', 'ask', 'open-push');

/** Every step that exists; an input that a phase does not list is late news and changes nothing. */
export const TABLE: Readonly<Record<Phase, Readonly<Partial<Record<Input, Step>>>>> = {
    off: { try: to('trying', 'open-push'), woke: to('off', 'ask'), 'network-changed': to('off', 'ask') },
    trying: {
        subscribed: to('trying', 'probe'),
        proved: to('upgrading', 'catch-up'),
        failed: FAILED,
        woke: to('trying', 'ask'),
        'network-changed': TRY_ANEW,
    },
    upgrading: {
        'caught-up': to('pushed'),
        failed: FAILED,
        woke: to('upgrading', 'ask'),
        'network-changed': TRY_ANEW,
    },
    pushed: { failed: FAILED, woke: to('pushed', 'ask-later'), 'network-changed': to('pushed', 'ask-later') },
    backoff: {
        try: to('trying', 'open-push'),
        woke: to('backoff', 'ask'),
        'network-changed': to('trying', 'ask', 'open-push'),
    },
};

/** The step of a phase for an input; null where that input is late news. */
export function next(phase: Phase, input: Input): Step | null {
    return TABLE[phase][input] ?? null;
}
