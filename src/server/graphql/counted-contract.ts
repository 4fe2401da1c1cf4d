import type { Contract } from '../../wire/contract';
import type { RefusedItem } from '../../wire/types';

/** Counts the results of requests, without pushes. */
export interface RequestObserver {
    /** Events that pollers received. */
    eventsPolled(count: number): void;
    /** Events that had expired before pollers asked. */
    eventsMissed(count: number): void;
    /** Refused items of requests whose other items were accepted. Editors of today do not read these refusals. */
    itemsRefused(items: readonly RefusedItem[]): void;
}

/** The contract with its results counted. The fan-out counts pushes. */
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
