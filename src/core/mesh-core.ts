import type { Contract } from '../wire/contract';
import { eventUseCases } from './events';
import { groupUseCases } from './groups';
import { hostingUseCases } from './hosting';
import { memberUseCases, publishMembers } from './members';
import type { CoreParts } from './parts';
import { hear, type Sign } from './presence';
import type { GroupKey } from './records';
import { Supervision } from './supervision';
import { variableUseCases } from './variables';
import { dissolveMessage } from './wire-shapes';

/** The whole contract over one store, and the housekeeping calls for a long-running host. */
export interface MeshCore extends Contract {
    /**
     * Removes expired records and notifies the members concerned. Call it every few seconds; it is cheap if nothing
     * expired.
     */
    sweep(): Promise<void>;
    /** Records a sign of life of a member, for example over its WebSocket. */
    hear(key: GroupKey, sign: Sign): Promise<void>;
    /** A poll that is not a sign of life. It changes nothing. */
    readGroupData: Contract['pollGroupData'];
}

/** Composes the use cases. They touch nothing but the given parts. */
export function createMeshCore(ports: CoreParts, supervision = new Supervision()): MeshCore {
    const parts = { ...ports, supervision };
    return {
        ...groupUseCases(parts),
        ...memberUseCases(parts),
        ...variableUseCases(parts),
        ...eventUseCases(parts),
        ...hostingUseCases(parts),
        hear: (key, sign) => hear(parts, key, sign, parts.clock.now()),

        async sweep() {
            const now = parts.clock.now();
            const { groups, shrunk } = await parts.store.sweep(now);
            for (const group of groups) {
                parts.supervision.forget(group);
                parts.publisher.publish(group, dissolveMessage(group, group.end), 'all');
            }
            for (const key of shrunk) await publishMembers(parts, key, now);
        },
    };
}
