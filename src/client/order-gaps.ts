import type { ArrivedEvent } from './messages';
import { sequenceOf } from './order-key';

/**
 * Counts the events that never came where the backend does not tell: a sender numbers its events without a gap, and
 * they arrive in order. A sender whose numbers start again has joined anew.
 */
export class OrderGaps {
    private readonly last = new Map<string, number>();

    /** How many events of its sender are missing before this one, which is new. */
    public before({ sender, orderKey }: ArrivedEvent): number {
        const sequence = sequenceOf(orderKey ?? '');
        if (Number.isNaN(sequence)) return 0;
        const last = this.last.get(sender);
        this.last.set(sender, sequence);
        return last === undefined || sequence <= last ? 0 : sequence - last - 1;
    }
}
