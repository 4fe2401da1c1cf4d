import type { Clock } from './clock';
import type { Publisher } from './publisher';
import type { MeshSettings } from './settings';
import type { Store } from './store';
import type { Supervision } from './supervision';

/** The dependencies of the use cases: the ports and the settings. */
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

/**
 * The methods of a store that the writing use cases need. A backend that answers queries elsewhere implements only
 * these.
 */
export type WritingStore = Pick<
    Store,
    'createGroup' | 'readGroup' | 'endOf' | 'removeGroup' | 'removeNode' | 'memberList'
>;

/** The dependencies of the writing use cases. */
export type WritingParts = Omit<UseCaseParts, 'store'> & { readonly store: WritingStore };

/** The dependencies, and the state that the use cases keep between calls. */
export interface UseCaseParts extends CoreParts {
    readonly supervision: Supervision;
}
