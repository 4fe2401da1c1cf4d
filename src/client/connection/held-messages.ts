import type { Inbound } from '../messages';
import { HELD_MAX_MESSAGES } from '../timing';

/** A pushed message. */
export interface HeldMessage {
    readonly inbound: readonly Inbound[];
    /** The last position in it, or null where it has none. */
    readonly position: string | null;
}

/** Pushed messages that wait until the WebSocket takes over. */
export class HeldMessages {
    private messages: HeldMessage[] = [];

    /** Keeps a message; false where there is no more room. */
    public hold(message: HeldMessage): boolean {
        if (this.messages.length >= HELD_MAX_MESSAGES) return false;
        this.messages.push(message);
        return true;
    }

    /** Hands everything out, and keeps nothing. */
    public release(): readonly HeldMessage[] {
        const { messages } = this;
        this.messages = [];
        return messages;
    }
}
