import type { MeshSettings } from '../core/settings';
import type { Store } from '../core/store';
import { createMemoryStore } from '../store/memory';
import { ownClock, SHARED_CLOCK, type ServerClock } from './server-clock';
import type { StoreSettings } from './server-settings';
import { SettingsError } from './settings-error';

/** The store of a server. */
export interface ServerStore {
    readonly store: Store;
    /** What `/healthz` and `/metrics` tell, at no cost. */
    readonly counts: () => { readonly groups: number; readonly members: number };
    /** Bytes of this process that its groups take, and may take; null where they lie elsewhere. */
    readonly bytes: { readonly used: () => number; readonly max: number } | null;
    /** Whether its groups live on when the server stops: other servers have them, too. */
    readonly outlivesServer: boolean;
    /** The time by which its groups live. */
    readonly clock: ServerClock;
}

/** The store in the server's own memory. */
function memoryServerStore(mesh: MeshSettings, maxBytes: number): ServerStore {
    const store = createMemoryStore({ ...mesh, maxBytes });
    const bytes = { used: () => store.bytes(), max: maxBytes };
    return { store, counts: () => store.counts(), bytes, outlivesServer: false, clock: ownClock() };
}

/** Opens the store that the settings name. @throws {SettingsError} where it cannot be used, with what to do */
export async function openStore(settings: StoreSettings, mesh: MeshSettings): Promise<ServerStore> {
    if (settings.kind === 'memory') return memoryServerStore(mesh, settings.maxBytes);
    // Loaded when it is needed: the SDK takes longer to load than the rest of the server.
    const { createDynamoStore } = await import(/* webpackMode: "eager" */ '../store/dynamodb');
    const { checkTable, createTable, dynamoClient, TableError } = await import(
        /* webpackMode: "eager" */ '../store/dynamodb/connect'
    );
    const client = dynamoClient(settings);
    try {
        if (settings.createTable) await createTable(client, settings);
        await checkTable(client, settings);
    } catch (error) {
        if (error instanceof TableError) throw new SettingsError(error.message);
        throw error;
    }
    const store = createDynamoStore({ ...mesh, client, table: settings.table });
    return { store, counts: () => store.counts(), bytes: null, outlivesServer: true, clock: SHARED_CLOCK };
}
