import { randomBytes } from 'node:crypto';
import { SteadyClock } from '../../core/clock';
import { deriveDomain } from '../../core/derived-domain';
import { createMeshCore, type MeshCore } from '../../core/mesh-core';
import type { Publisher } from '../../core/publisher';
import { createMemoryStore } from '../../store/memory';
import type { ServerSettings } from '../settings/server-settings';

/**
 * Milliseconds between two sweeps. Expired records are unreadable at once, and members are notified within this time.
 */
const SWEEP_INTERVAL_MS = 4_000;
/** Milliseconds between two signs that the server is running. */
const TICK_MS = 1_000;
/**
 * Milliseconds without such a sign after which the server was certainly not running: it was stopped, or its computer
 * slept. A garbage collection or a large request takes a tenth of this.
 */
const LONGEST_PAUSE_MS = 3_000;

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

/** The clock of a server with its own groups. */
export type OwnClock = Pick<SteadyClock, 'now' | 'setRight'>;

const machineClock = () =>
    new SteadyClock({ wall: () => Date.now(), monotonic: () => performance.now() }, LONGEST_PAUSE_MS);

/** Groups in the server's own memory, which end with it. */
export function ownGroups({ mesh, store, secretKey }: ServerSettings, clock: OwnClock = machineClock()): OpenGroups {
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
        let timers: NodeJS.Timeout[] = [];
        return {
            core,
            counts: () => memory.counts(),
            bytes: { used: () => memory.bytes(), max: store.maxBytes },
            now: () => clock.now(),
            isReachable: () => true,
            outlivesServer: false,
            begin() {
                const tick = () => {
                    clock.now();
                    // While there are groups, changes of the machine's clock do not matter. As soon as there are none,
                    // the time follows it, so a computer that started with a wrong date is not off for ever.
                    if (memory.counts().groups === 0) clock.setRight();
                };
                timers = [
                    setInterval(() => void core.sweep().catch(onFailure), SWEEP_INTERVAL_MS),
                    setInterval(tick, TICK_MS),
                ];
                for (const timer of timers) timer.unref();
            },
            close: async () => timers.forEach(clearInterval),
        };
    };
}
