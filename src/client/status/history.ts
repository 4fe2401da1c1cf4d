import { HISTORY_MAX } from '../environment/timing';

const TEXTS = {
    joining: 'Joining a group.',
    joined: 'In the group. Messages are fetched every few seconds.',
    'not-joined': 'The group could not be joined.',
    leaving: 'Leaving the group.',
    left: 'Left the group.',
    ended: 'The group has ended.',
    'websocket-tried': 'A WebSocket is tried.',
    'websocket-works': 'Messages now come at once over the WebSocket.',
    'websocket-failed': 'The WebSocket does not work (any more). Messages are fetched every few seconds.',
} as const;

/** What happened to the connection, as far as a person can see it. */
export type HistoryEvent = keyof typeof TEXTS;

/** One step of the connection, for a person and for a report. */
export interface HistoryStep {
    /** When, in milliseconds of the local clock. */
    readonly at: number;
    /** What happened; a name for code and translations. */
    readonly event: HistoryEvent;
    /** The same in words that a student understands. */
    readonly text: string;
}

/** The last steps of a client's connections. */
export class History {
    private steps: readonly HistoryStep[] = [];

    public constructor(private readonly environment: { now(): number }) {}

    public get list(): readonly HistoryStep[] {
        return this.steps;
    }

    /** Notes what happened; `reason` is a sentence that says why. */
    public note(event: HistoryEvent, reason: string | null = null): void {
        const text = reason === null ? TEXTS[event] : `${reason} ${TEXTS[event]}`;
        this.steps = [...this.steps.slice(1 - HISTORY_MAX), { at: this.environment.now(), event, text }];
    }
}
