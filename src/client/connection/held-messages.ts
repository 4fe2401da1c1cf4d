import type { Inbound } from '../messages';
import { HELD_MAX_MESSAGES } from '../timing';

/** Pushed messages that wait until the WebSocket takes over. */
export class HeldMessages {
    private messages: (readonly Inbound[])[] = [];
    /** The last position in them, or null where none has one. */
    private position: string | null = null;

    /** Keeps a message; false where there is no more room. */
    public hold(inbound: readonly Inbound[], position: string | null): boolean {
        if (this.messages.length >= HELD_MAX_MESSAGES) return false;
        this.messages.push(inbound);
        if (position !== null && (this.position === null || position > this.position)) this.position = position;
        return true;
    }

    /** Hands everything out, and keeps nothing. */
    public release(): { readonly messages: readonly (readonly Inbound[])[]; readonly position: string | null } {
        const { messages, position } = this;
        this.forget();
        return { messages, position };
    }

    public forget(): void {
        this.messages = [];
        this.position = null;
    }
}
