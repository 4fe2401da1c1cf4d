// Several servers in one process that share the groups of a log, each with what it pushed.
import { randomBytes } from 'node:crypto';
import type { MeshCore } from '../../src/core/mesh-core';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import type { CommandLog } from '../../src/replication/command-log';
import { sharedContract } from '../../src/replication/shared-contract';
import { SharedCore } from '../../src/replication/shared-core';
import type { MeshMessage } from '../../src/wire/types';

/** One of them. */
export interface SharingServer {
    readonly core: MeshCore;
    readonly shared: SharedCore;
    /** What it pushed to its subscribers. */
    readonly pushed: MeshMessage[];
    /** How often its subscribers had to connect anew. */
    resets(): number;
    /** Lets it take nothing more from the log. */
    hold(): void;
    letGo(): void;
    close(): Promise<void>;
}

const randomId = () => randomBytes(16).toString('hex');

/** Opens a server at a log. */
export async function openServer(log: CommandLog, onFailure: (thrown: unknown) => void): Promise<SharingServer> {
    const pushed: MeshMessage[] = [];
    let resets = 0;
    const deriveDomain = () => Promise.resolve('d');
    const shared = new SharedCore({
        log,
        settings: DEFAULT_SETTINGS,
        store: DEFAULT_SETTINGS,
        publisher: { publish: (_key, message) => void pushed.push(message) },
        deriveDomain,
        randomId,
        onMissed: () => (resets += 1),
        onReachable: () => undefined,
        onFailure,
        monotonic: () => performance.now(),
    });
    let held = Promise.resolve();
    let letGo = () => undefined;
    await log.open({
        get taken() {
            return shared.taken;
        },
        take: (entries) => held.then(() => shared.take(entries)),
        restore: (snapshot) => shared.restore(snapshot),
        save: () => shared.save(),
        reachable: (isReachable) => shared.reachable(isReachable),
    });
    return {
        core: sharedContract(shared, deriveDomain, randomId),
        shared,
        pushed,
        resets: () => resets,
        hold() {
            held = new Promise((resolve) => {
                letGo = () => void resolve();
            });
        },
        letGo: () => letGo(),
        close: () => log.close(),
    };
}
