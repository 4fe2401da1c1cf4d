import type { Clock } from './clock';
import type { Publisher } from './publisher';
import type { MeshSettings } from './settings';
import type { Store } from './store';
import type { Supervision } from './supervision';

/** What the use cases are made of: the ports and the settings. */
export interface CoreParts {
    readonly store: Store;
    readonly clock: Clock;
    readonly publisher: Publisher;
    readonly settings: MeshSettings;
    /** A new group id: 32 hex digits, unguessable. */
    readonly newId: () => string;
    /** The domain of a network address: lower-case hex, stable, not reversible. */
    readonly deriveDomain: (address: string) => Promise<string>;
}

/** What of a store the writing use cases need: a backend that answers questions elsewhere has no more than this. */
export type WritingStore = Pick<
    Store,
    'createGroup' | 'readGroup' | 'endOf' | 'removeGroup' | 'removeNode' | 'memberList'
>;

/** The parts of the writing use cases alone. */
export type WritingParts = Omit<UseCaseParts, 'store'> & { readonly store: WritingStore };

/** The same with what the use cases remember between calls. */
export interface UseCaseParts extends CoreParts {
    readonly supervision: Supervision;
}
