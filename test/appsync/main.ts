// The emulated stack as a process of its own. Some writes wait before DynamoDB sees them: what makes a smaller position
// visible after a larger one. Some messages wait before they are pushed: what makes a sender's messages overtake each other.
import { answerCalls } from '../network/child-process';
import { Emulator } from './emulator';

/** What the laboratory asks of it. */
export interface StackCalls {
    /** Starts to listen; resolves with the port. */
    listen(argument: null): Promise<number>;
    /** How many writes had to wait. */
    delayedWrites(argument: null): number;
    /** How many messages had to. */
    delayedPushes(argument: null): number;
    close(argument: null): Promise<void>;
}

/** One write, and one message, in so many waits, for at most so long, milliseconds: longer than a reader looks back. */
const ONE_IN = 40;
const LONGEST_MS = 1_500;

let emulator: Emulator | null = null;

function delayAtRandom(): number {
    return Math.random() * ONE_IN < 1 ? Math.random() * LONGEST_MS : 0;
}

answerCalls<StackCalls>({
    async listen() {
        emulator = await Emulator.start({
            settings: { maxConnectionTimeSeconds: 3_600 },
            delayWrite: delayAtRandom,
            delayPush: delayAtRandom,
        });
        return Number(new URL(emulator.url).port);
    },
    delayedWrites: () => emulator?.table.delayed ?? 0,
    delayedPushes: () => emulator?.api.subscriptions.delayed ?? 0,
    async close() {
        await emulator?.stop();
    },
});
