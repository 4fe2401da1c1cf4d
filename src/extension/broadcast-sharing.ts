import { wrapMethod } from './method-wrap';
import type { HatFields, VmRuntime, VmThread } from './vm-types';

/** The hat that every VM starts for every broadcast, compiled or not: the one place where all of them can be noticed. */
export const BROADCAST_HAT = 'event_whenbroadcastreceived';

type StartHats = Parameters<VmRuntime['startHats']>;
type Started = ReturnType<VmRuntime['startHats']>;

/** Notices the project's own broadcasts. */
export class BroadcastSharing {
    private readonly unwrap: () => void;
    private ours = false;

    /** @param onBroadcast gets the message's name as the project shows it, before its scripts are started */
    public constructor(
        private readonly runtime: VmRuntime,
        onBroadcast: (name: string) => void,
    ) {
        this.unwrap = wrapMethod<'startHats', StartHats, Started>(
            runtime,
            'startHats',
            (original, opcode, fields, target) => {
                // Read now: the VM upper-cases the name in place.
                const name = opcode === BROADCAST_HAT ? fields?.['BROADCAST_OPTION'] : undefined;
                if (name !== undefined && !this.ours) onBroadcast(name);
                return original(opcode, fields, target);
            },
        );
    }

    /**
     * Starts hats for an event that came from the group, which is not to be sent again. Scripts only start here and run
     * later, so what they broadcast is noticed as the project's own.
     */
    public startRemote(opcode: string, fields: HatFields): VmThread[] {
        this.ours = true;
        try {
            return this.runtime.startHats(opcode, fields) ?? [];
        } finally {
            this.ours = false;
        }
    }

    public dispose(): void {
        this.unwrap();
    }
}
