// The connection as data: which phase follows which input, and what is to be done then. No timers, no I/O; the
// connection beside it performs the effects. The README of this folder shows this table as people read it.

/** Where the connection stands. Those that start with `polling` get their messages by polling, with `pushing` pushed. */
export type Phase =
    | 'idle'
    | 'joining'
    /** Polling for good: there is no WebSocket here, or it is switched off. */
    | 'polling.only'
    /** A WebSocket is being opened beside the polling. */
    | 'polling.opening'
    /** It is acknowledged and subscribed; an echo is awaited as proof. */
    | 'polling.proving'
    /** It failed; it is tried again later. */
    | 'polling.resting'
    /** The echo was seen: polling takes its last page while pushed messages are held back. */
    | 'promoting'
    /** Messages are pushed. */
    | 'pushing'
    /** Something that should have been pushed is fetched, while what stands behind it is held back. */
    | 'pushing.mending'
    | 'leaving';

/** What can happen. */
export type Input =
    | 'join'
    | 'joined'
    | 'joined-without-push'
    | 'join-failed'
    | 'leave'
    | 'left'
    | 'group-ended'
    | 'push-acknowledged'
    | 'echo-due'
    | 'echoed'
    | 'proof-overdue'
    | 'push-failed'
    | 'drained'
    | 'drain-failed'
    /** Something is missing before what was pushed. */
    | 'gap-found'
    | 'upgrade-due'
    | 'stable'
    /** The device or the tab slept, or the page is seen again. */
    | 'woke'
    /** The device came back online, or is in another network. */
    | 'network-changed';

/** What is to be done. Order matters: effects are performed from left to right. */
export type Effect =
    | 'start-session'
    | 'end-session'
    /** What was pushed may have overtaken something: it is asked for from some seconds before the position. */
    | 'step-back'
    | 'start-polling'
    | 'stop-polling'
    | 'poll-now'
    | 'catch-up'
    | 'open-push'
    | 'close-push'
    | 'send-echo'
    | 'drain'
    | 'release-held'
    | 'rest'
    | 'settle';

/** A row's entry: the phase that follows and what is done on the way. */
export interface Step {
    readonly to: Phase;
    readonly effects: readonly Effect[];
}

/** The state: the phase, and what decides how long a WebSocket rests. */
export interface State {
    readonly phase: Phase;
    /** How often in a row a WebSocket failed. */
    readonly pushFailures: number;
    /** How often in a row one died that had proved itself, before it was stable. */
    readonly earlyDeaths: number;
}

const to = (phase: Phase, ...effects: Effect[]): Step => ({ to: phase, effects });
const ENDED = to('idle', 'stop-polling', 'close-push', 'end-session');
const LEAVE = to('leaving', 'stop-polling', 'close-push', 'end-session');
const PUSH_LOST = to('polling.resting', 'close-push', 'rest');

/** Every step that exists; an input that a phase does not list changes nothing there. */
export const TABLE: Readonly<Record<Phase, Readonly<Partial<Record<Input, Step>>>>> = {
    idle: { join: to('joining') },
    joining: {
        joined: to('polling.opening', 'start-session', 'start-polling', 'open-push'),
        'joined-without-push': to('polling.only', 'start-session', 'start-polling'),
        'join-failed': to('idle'),
        leave: to('leaving'),
    },
    'polling.only': {
        woke: to('polling.only', 'poll-now'),
        'network-changed': to('polling.only', 'poll-now'),
        leave: LEAVE,
        'group-ended': ENDED,
    },
    'polling.opening': {
        woke: to('polling.opening', 'poll-now'),
        'network-changed': to('polling.opening', 'close-push', 'poll-now', 'open-push'),
        'push-acknowledged': to('polling.proving', 'send-echo'),
        'proof-overdue': PUSH_LOST,
        'push-failed': PUSH_LOST,
        leave: LEAVE,
        'group-ended': ENDED,
    },
    'polling.proving': {
        woke: to('polling.proving', 'poll-now'),
        'network-changed': to('polling.opening', 'close-push', 'poll-now', 'open-push'),
        'echo-due': to('polling.proving', 'send-echo'),
        echoed: to('promoting', 'drain'),
        'proof-overdue': PUSH_LOST,
        'push-failed': PUSH_LOST,
        leave: LEAVE,
        'group-ended': ENDED,
    },
    'polling.resting': {
        'upgrade-due': to('polling.opening', 'open-push'),
        woke: to('polling.resting', 'poll-now'),
        'network-changed': to('polling.opening', 'poll-now', 'open-push'),
        leave: LEAVE,
        'group-ended': ENDED,
    },
    promoting: {
        drained: to('pushing', 'stop-polling', 'release-held', 'settle'),
        'drain-failed': PUSH_LOST,
        'push-failed': PUSH_LOST,
        leave: LEAVE,
        'group-ended': ENDED,
    },
    pushing: {
        'push-failed': to('polling.resting', 'close-push', 'step-back', 'start-polling', 'rest'),
        'gap-found': to('pushing.mending', 'step-back', 'start-polling', 'drain'),
        stable: to('pushing'),
        woke: to('pushing', 'catch-up'),
        'network-changed': to('pushing', 'catch-up'),
        leave: LEAVE,
        'group-ended': ENDED,
    },
    'pushing.mending': {
        drained: to('pushing', 'stop-polling', 'release-held'),
        'drain-failed': PUSH_LOST,
        'push-failed': PUSH_LOST,
        stable: to('pushing.mending'),
        leave: LEAVE,
        'group-ended': ENDED,
    },
    leaving: { left: to('idle'), joined: to('leaving'), 'join-failed': to('idle') },
};

/** The state of a client that has done nothing yet. */
export const INITIAL: State = { phase: 'idle', pushFailures: 0, earlyDeaths: 0 };

/** The next state and what is to be done. An input without a step in this phase is late news and changes nothing. */
export function next(state: State, input: Input): { readonly state: State; readonly effects: readonly Effect[] } {
    const step = TABLE[state.phase][input];
    if (step === undefined) return { state, effects: [] };
    return { state: { phase: step.to, ...countsAfter(state, step, input) }, effects: step.effects };
}

function countsAfter(state: State, step: Step, input: Input): Omit<State, 'phase'> {
    const { phase, pushFailures, earlyDeaths } = state;
    // Another network is another chance.
    if (input === 'stable' || input === 'join' || input === 'network-changed')
        return { pushFailures: 0, earlyDeaths: 0 };
    if (!step.effects.includes('rest')) return { pushFailures, earlyDeaths };
    return { pushFailures: pushFailures + 1, earlyDeaths: isPushed(phase) ? earlyDeaths + 1 : earlyDeaths };
}

/** Whether messages are pushed in a phase. */
export function isPushed(phase: Phase): boolean {
    return phase.startsWith('pushing');
}

/** Whether a phase is one of a member of a group. */
export function inGroup(phase: Phase): boolean {
    return phase !== 'idle' && phase !== 'joining' && phase !== 'leaving';
}
