import { randomBytes } from 'node:crypto';
import { deriveDomain } from '../../core/derived-domain';
import { createMeshCore, type MeshCore } from '../../core/mesh-core';
import type { Publisher } from '../../core/publisher';
import { createMemoryStore } from '../../store/memory';
import { ownClock, type ServerClock } from './server-clock';
import type { ServerSettings } from '../settings/server-settings';

/** Milliseconds between two sweeps: what has expired is unreadable at once, and told to members within this time. */
const SWEEP_INTERVAL_MS = 4_000;

/** The groups of a server. */
export interface ServerGroups {
    /** What can be done with them. */
    readonly core: MeshCore;
    /** What `/healthz` and `/metrics` tell, at no cost. */
    counts(): { readonly groups: number; readonly members: number };
    /** Bytes of this process that they take, and may take. */
    readonly bytes: { readonly used: () => number; readonly max: number };
    /** The time by which they live, milliseconds since 1970. */
    now(): number;
    /** Whether requests can be answered now. */
    isReachable(): boolean;
    /** Whether they live on when this server stops: other servers have them, too. */
    readonly outlivesServer: boolean;
    /** Begins their housekeeping. */
    begin(): void;
    /** Ends it, and lets go of where they are kept. */
    close(): Promise<void>;
}

/** What groups need of their server. */
export interface GroupsParts {
    readonly publisher: Publisher;
    /** Messages were missed: whoever listens has to connect anew. */
    readonly onMissed: () => void;
    readonly onFailure: (thrown: unknown) => void;
    readonly log: (line: string) => void;
}

/** Opens the groups of a server. @throws {SettingsError} where what they are kept in cannot be used */
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
