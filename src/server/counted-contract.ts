import type { Contract } from '../wire/contract';

/** The contract with the events counted that pollers take: those that are pushed are counted by the fan-out. */
export function countedContract(contract: Contract, eventsPolled: (count: number) => void): Contract {
    return {
        ...contract,
        async getEventsSince(args) {
            const events = await contract.getEventsSince(args);
            eventsPolled(events.length);
            return events;
        },
        async pollGroupData(args) {
            const page = await contract.pollGroupData(args);
            eventsPolled(page.events.length);
            return page;
        },
    };
}
