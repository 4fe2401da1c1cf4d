import type { MeshClient } from '../client/client';
import type { EventDelivery } from './event-delivery';
import { wrapMethod, type Unwrap } from './method-wrap';
import type { VariableSharing } from './variable-sharing';
import { BROADCAST_FIELD, BROADCAST_HAT, type VmRuntime } from './vm-types';

/**
 * Sends the project's ordinary broadcasts to the group. Every VM starts the hats of a broadcast through the runtime,
 * compiled scripts too, so this is where broadcasts are noticed; those that were delivered from the group are not.
 */
export function shareBroadcasts(
    runtime: VmRuntime,
    client: MeshClient,
    delivery: EventDelivery,
    variables: VariableSharing,
    isInGroup: () => boolean,
): Unwrap {
    return wrapMethod<'startHats', Parameters<VmRuntime['startHats']>, ReturnType<VmRuntime['startHats']>>(
        runtime,
        'startHats',
        (startHats, opcode, fields, target) => {
            // Read first: the VM upper-cases the name in the object that it is given.
            const name = opcode === BROADCAST_HAT ? fields?.[BROADCAST_FIELD] : undefined;
            const isOurs = name !== undefined && !delivery.isDelivering && isInGroup();
            if (isOurs) {
                variables.sampleAll();
                client.fire(String(name), '');
            }
            return startHats(opcode, fields, target);
        },
    );
}
