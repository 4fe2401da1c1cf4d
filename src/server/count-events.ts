import type { Contract } from '../wire/contract';

/** What is counted of the events that pass. */
export interface EventCounts {
    /** Events that a sender gave and the backend holds. */
    onTaken(count: number): void;
    /** Events that a poller read. */
    onPolled(count: number): void;
}

/** The contract with its events counted on the way in and out. */
export function countEvents<C extends Contract>(contract: C, counts: EventCounts): C {
    return {
        ...contract,
        async fireEventsByNode(args) {
            const message = await contract.fireEventsByNode(args);
            counts.onTaken(message.batchEvent?.events.length ?? 0);
            return message;
        },
        async recordEventsByNode(args) {
            const payload = await contract.recordEventsByNode(args);
            counts.onTaken(payload.recordedCount);
            return payload;
        },
        async getEventsSince(args) {
            const events = await contract.getEventsSince(args);
            counts.onPolled(events.length);
            return events;
        },
        async pollGroupData(args) {
            const page = await contract.pollGroupData(args);
            counts.onPolled(page.events.length);
            return page;
        },
    } satisfies Contract & C;
}
