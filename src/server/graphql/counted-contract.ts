import type { Contract } from '../../wire/contract';
import type { RefusedItem } from '../../wire/types';

/** What counts what requests give and take besides pushes. */
export interface RequestObserver {
    /** Events that pollers took. */
    eventsPolled(count: number): void;
    /** Events that came too late for them. */
    eventsMissed(count: number): void;
    /** Items that did not fit, of requests of which the others were taken. Editors of today do not read that. */
    itemsRefused(items: readonly RefusedItem[]): void;
}

/** The contract with its answers counted: what is pushed is counted by the fan-out. */
export function countedContract(contract: Contract, observer: RequestObserver): Contract {
    function noted<Answer extends { readonly refused?: readonly RefusedItem[] | null }>(answer: Answer): Answer {
        if (answer.refused) observer.itemsRefused(answer.refused);
        return answer;
    }
    return {
        ...contract,
        reportDataByNode: async (args) => noted(await contract.reportDataByNode(args)),
        fireEventsByNode: async (args) => noted(await contract.fireEventsByNode(args)),
        recordEventsByNode: async (args) => noted(await contract.recordEventsByNode(args)),
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
