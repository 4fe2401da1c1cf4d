import { HISTORY_MAX } from '../timing';
import { isPushed, type Input, type Phase } from './machine';

/** One step of the connection, for a person and for a report. */
export interface Transition {
    /** When, in milliseconds of the local clock. */
    readonly at: number;
    readonly from: Phase;
    readonly to: Phase;
    /** What made it happen; a name for code and translations. */
    readonly because: Input;
    /** The same in words that a student understands. */
    readonly text: string;
}

const TEXTS: Readonly<Record<Input, string>> = {
    join: 'Joining a group.',
    joined: 'In the group. Messages are fetched every few seconds while a faster way is tried.',
    'joined-without-push': 'In the group. Messages are fetched every few seconds.',
    'join-failed': 'The group could not be joined.',
    leave: 'Leaving the group.',
    left: 'Left the group.',
    'group-ended': 'The group has ended.',
    'push-acknowledged': 'The WebSocket is open. It has yet to show that it carries messages.',
    'echo-due': 'The WebSocket is asked for a sign again.',
    echoed: 'The WebSocket carries messages.',
    'proof-overdue': 'The WebSocket did not carry a message in time, as where a network blocks it.',
    'push-failed': 'The WebSocket does not work (any more). Messages are fetched every few seconds.',
    drained: 'Messages now come at once over the WebSocket.',
    'drain-failed': 'The last messages could not be fetched, so the WebSocket has to wait.',
    'upgrade-due': 'The WebSocket is tried again.',
    'gap-found': 'A message that should have come was missing. It is fetched.',
    stable: 'The WebSocket has worked for a minute.',
    woke: 'This page or device slept. What came meanwhile is fetched.',
    'network-changed': 'The network changed. The WebSocket is tried in it.',
};

/** The last steps of a connection. */
export class History {
    private transitions: readonly Transition[] = [];

    public get list(): readonly Transition[] {
        return this.transitions;
    }

    /** Notes a step that leads to another phase; others are of no interest to anybody. */
    public note(from: Phase, to: Phase, because: Input, reason: string | null, now: number): void {
        // Mending shows nowhere: messages are pushed before and after it.
        if (from === to || (isPushed(from) && isPushed(to))) return;
        const text = reason !== null && because === 'push-failed' ? `${reason} ${TEXTS[because]}` : TEXTS[because];
        this.transitions = [...this.transitions.slice(1 - HISTORY_MAX), { at: now, from, to, because, text }];
    }
}
