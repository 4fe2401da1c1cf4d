import { storeEventRules } from './store-event-rules';
import { storeGroupRules } from './store-group-rules';
import { storeVariableRules } from './store-variable-rules';
import type { Store } from '../../src/core/store';

/** Every rule of the port `Store` (src/core/store.ts): an adapter's test runs it in a line. Events live for 10 s. */
export function storeContract(name: string, createStore: () => Promise<Store>): void {
    describe(`the store contract at ${name}`, () => {
        let store: Store | undefined;
        beforeEach(async () => {
            store = await createStore();
        });
        const current = () => {
            if (store === undefined) throw new Error('The store has not been created.');
            return store;
        };
        describe('groups and members', () => storeGroupRules(current));
        describe('variables', () => storeVariableRules(current));
        describe('events', () => storeEventRules(current));
    });
}
