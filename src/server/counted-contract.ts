import type { Contract } from '../wire/contract';

/** What counts the events that pollers take, and those that came too late for them. */
export interface PollObserver {
    eventsPolled(count: number): void;
    eventsMissed(count: number): void;
}

/** The contract with polls counted: what is pushed is counted by the fan-out. */
export function countedContract(contract: Contract, observer: PollObserver): Contract {
    return {
        ...contract,
        async getEventsSince(args) {
            const events = await contract.getEventsSince(args);
            observer.eventsPolled(events.length);
            return events;
        },
        async pollGroupData(args) {
            const page = await contract.pollGroupData(args);
            observer.eventsPolled(page.events.length);
            for (const { count } of page.missed ?? []) observer.eventsMissed(count);
            return page;
        },
    };
}
