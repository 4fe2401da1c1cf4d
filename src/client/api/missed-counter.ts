import type { ArrivedEvent, Inbound } from './messages';
import { sequenceOf } from './order-key';

/**
 * Counts the events that never came where the backend does not say: a sender numbers its events without a gap, and they
 * arrive in order.
 */
export class MissedCounter {
    /** The newest order key of each sender. */
    private readonly last = new Map<string, string>();

    /** What arrived, with what is missing before each event. An event may arrive again. */
    public counted(inbound: readonly Inbound[]): Inbound[] {
        return inbound.flatMap((item): Inbound[] => {
            const count = item.kind === 'event' ? this.before(item.event) : 0;
            return item.kind === 'event' && count > 0
                ? [{ kind: 'missed', nodeId: item.event.sender, count }, item]
                : [item];
        });
    }

    private before({ sender, orderKey }: ArrivedEvent): number {
        const sequence = sequenceOf(orderKey ?? '');
        if (orderKey === null || Number.isNaN(sequence)) return 0;
        const last = this.last.get(sender);
        if (last !== undefined && orderKey <= last) return 0;
        this.last.set(sender, orderKey);
        // One whose numbers start again has joined anew.
        return last === undefined ? 0 : Math.max(0, sequence - sequenceOf(last) - 1);
    }
}
