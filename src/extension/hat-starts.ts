import { BROADCAST_FIELD, BROADCAST_HAT, type EventHat } from './event-hats';
import { wrapMethod } from './method-wrap';
import type { VmRuntime, VmThread } from './vm-types';

/** Is notified of the scripts that the project itself starts: by its blocks, a key, a click, the green flag. */
export interface HatStartListener {
    /**
     * The project broadcasts; its own scripts have not started yet.
     * @param name the message's name as the project shows it
     * @param by the script that broadcasts, null if none runs
     */
    broadcasting(name: string, by: VmThread | null): void;
    /**
     * Scripts were started, perhaps none.
     * @param broadcast the name of the message that started them, undefined if something else did
     */
    started(threads: readonly VmThread[], by: VmThread | null, broadcast: string | undefined): void;
}

/** Notices every start of a script by a hat, and starts the hats of the group's events. */
export class HatStarts {
    private readonly unwrap: () => void;
    private ours = false;

    public constructor(
        private readonly runtime: VmRuntime,
        listener: HatStartListener,
    ) {
        this.unwrap = wrapMethod(runtime, 'startHats', (original, opcode, fields, target) => {
            if (this.ours) return original(opcode, fields, target);
            const by = runtime.sequencer.activeThread;
            // Read now: the VM upper-cases the name in place.
            const broadcast = opcode === BROADCAST_HAT ? fields?.[BROADCAST_FIELD] : undefined;
            if (broadcast !== undefined) listener.broadcasting(broadcast, by);
            const threads = original(opcode, fields, target);
            if (threads !== undefined) listener.started(threads, by, broadcast);
            return threads;
        });
    }

    /**
     * Starts hats for an event from the group, which must not be sent again. Later broadcasts of these scripts count as
     * the project's own.
     */
    public forGroup({ opcode, fields }: EventHat): VmThread[] {
        this.ours = true;
        try {
            return this.runtime.startHats(opcode, { ...fields }) ?? [];
        } finally {
            this.ours = false;
        }
    }

    public dispose(): void {
        this.unwrap();
    }
}
