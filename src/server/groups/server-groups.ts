import { randomBytes } from 'node:crypto';
import { deriveDomain } from '../../core/derived-domain';
import { createMeshCore, type MeshCore } from '../../core/mesh-core';
import type { Publisher } from '../../core/publisher';
import { createMemoryStore } from '../../store/memory';
import { ownClock, type ServerClock } from './server-clock';
import type { ServerSettings } from '../settings/server-settings';

/**
 * Milliseconds between two sweeps. Expired records are unreadable at once, and members are notified within this time.
 */
const SWEEP_INTERVAL_MS = 4_000;

/** The groups of a server. */
export interface ServerGroups {
    /** The operations on the groups. */
    readonly core: MeshCore;
    /** The numbers for `/healthz` and `/metrics`, which cost nothing to read. */
    counts(): { readonly groups: number; readonly members: number };
    /** Bytes of this process that the groups use, and may use. */
    readonly bytes: { readonly used: () => number; readonly max: number };
    /** The groups' time, milliseconds since 1970. */
    now(): number;
    /** Whether requests can be answered now. */
    isReachable(): boolean;
    /** Whether the groups continue when this server stops, because other servers have them too. */
    readonly outlivesServer: boolean;
    /** Starts their housekeeping. */
    begin(): void;
    /** Stops it, and releases the store. */
    close(): Promise<void>;
}

/** The dependencies of the groups. */
export interface GroupsParts {
    readonly publisher: Publisher;
    /** Messages were missed, so all listeners must reconnect. */
    readonly onMissed: () => void;
    readonly onFailure: (thrown: unknown) => void;
    readonly log: (line: string) => void;
}

/** Opens the groups of a server. @throws {SettingsError} if their store cannot be used */
export type OpenGroups = (parts: GroupsParts) => Promise<ServerGroups>;

/** A new unguessable id, 32 hex digits. */
export function randomId(): string {
    return randomBytes(16).toString('hex');
}

/** Groups in the server's own memory, which end with it. */
export function ownGroups({ mesh, store, secretKey }: ServerSettings, clock: ServerClock = ownClock()): OpenGroups {
    return async ({ publisher, onFailure }) => {
        const secret = secretKey ?? randomBytes(32).toString('hex');
        const memory = createMemoryStore({ ...mesh, maxBytes: store.maxBytes });
        const core = createMeshCore({
            store: memory,
            clock,
            publisher,
            settings: mesh,
            newId: randomId,
            deriveDomain: (address) => Promise.resolve(deriveDomain(address, secret)),
        });
        let end = (): void => undefined;
        return {
            core,
            counts: () => memory.counts(),
            bytes: { used: () => memory.bytes(), max: store.maxBytes },
            now: () => clock.now(),
            isReachable: () => true,
            outlivesServer: false,
            begin() {
                const sweeper = setInterval(() => void core.sweep().catch(onFailure), SWEEP_INTERVAL_MS);
                sweeper.unref();
                const endWatch = clock.watch(() => memory.counts().groups === 0);
                end = () => {
                    clearInterval(sweeper);
                    endWatch();
                };
            },
            close: async () => end(),
        };
    };
}
