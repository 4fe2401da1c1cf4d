import type { Clock } from '../../src/core/clock';
import { createMeshCore } from '../../src/core/mesh-core';
import type { Audience } from '../../src/core/publisher';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { createMemoryStore } from '../../src/store/memory';
import type { MeshMessage } from '../../src/wire/types';

/** What a publisher was told. */
interface Published {
    readonly groupId: string;
    readonly message: MeshMessage;
    readonly audience: Audience;
}

/** The core over a memory store, with a clock that the test moves and a publisher that it reads. */
export function startCore(otherClock?: Clock) {
    const published: Published[] = [];
    const clock = { time: Date.parse('2026-01-11T13:22:00.000Z'), now: () => clock.time };
    let ids = 0;
    const core = createMeshCore({
        store: createMemoryStore(DEFAULT_SETTINGS),
        clock: otherClock ?? clock,
        publisher: { publish: ({ id }, message, audience) => published.push({ groupId: id, message, audience }) },
        settings: DEFAULT_SETTINGS,
        newId: () => `group-${(ids += 1)}`,
        deriveDomain: () => Promise.resolve('d0'),
    });
    const group = async (hostId = 'h') => {
        const { id } = await core.createGroup({ name: 'Class', hostId, domain: 'd', useWebSocket: true });
        return { groupId: id, domain: 'd' };
    };
    return { core, clock, published, group };
}
