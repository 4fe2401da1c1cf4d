import { deriveDomain } from '../../core/derived-domain';
import { RedisLog } from '../../replication/redis/redis-log';
import { sharedContract } from '../../replication/shared-contract';
import { SharedCore } from '../../replication/shared-core';
import { randomId, type OpenGroups } from './server-groups';
import type { RedisSettings, ServerSettings } from '../settings/server-settings';
import { SettingsError } from '../settings/settings-error';

/** Milliseconds within which one of the servers advances the groups' time and reports what has expired. */
const TICK_MS = 1_000;

/** Groups that several servers share by a log in Redis. Each server has all of them in its memory. */
export function sharedGroups(
    { mesh, secretKey }: Pick<ServerSettings, 'mesh' | 'secretKey'>,
    { url, name, maxBytes }: RedisSettings,
): OpenGroups {
    return async ({ publisher, onMissed, onFailure, log: line }) => {
        let secret = secretKey ?? '';
        let isReachable = true;
        const derive = (address: string) => Promise.resolve(deriveDomain(address, secret));
        const log = new RedisLog({ url, name, log: line });
        const shared = new SharedCore({
            log,
            settings: mesh,
            store: { ...mesh, maxBytes },
            publisher,
            deriveDomain: derive,
            randomId,
            onMissed,
            onReachable: (reachable) => (isReachable = reachable),
            onFailure,
            monotonic: () => performance.now(),
        });
        try {
            await log.open(shared);
            secret = secretKey ?? (await log.secret());
        } catch (error) {
            throw new SettingsError(
                `The Redis at ${withoutPassword(url)} cannot be used: ${String(error)}. Is it running, version 6.2 or newer?`,
            );
        }
        let ticker: NodeJS.Timeout | undefined;
        return {
            core: sharedContract(shared, derive, randomId),
            counts: () => shared.replica.store.counts(),
            bytes: { used: () => shared.replica.store.bytes(), max: maxBytes },
            now() {
                const { store, clock } = shared.replica;
                return store.counts().groups === 0 ? Date.now() : clock.now();
            },
            isReachable: () => isReachable,
            outlivesServer: true,
            begin() {
                // An unreachable Redis has already been reported, and the next tick follows.
                ticker = setInterval(() => void shared.tick(TICK_MS).catch(() => undefined), TICK_MS);
                ticker.unref();
            },
            async close() {
                clearInterval(ticker);
                await log.close();
            },
        };
    };
}

function withoutPassword(url: string): string {
    const { protocol, host } = new URL(url);
    return `${protocol}//${host}`;
}
