import { BROADCAST_FIELD, BROADCAST_HAT, type EventHat } from './event-hats';
import { wrapMethod } from './method-wrap';
import type { VmRuntime, VmThread } from './vm-types';

type StartHats = Parameters<VmRuntime['startHats']>;
type Started = ReturnType<VmRuntime['startHats']>;

/** Hears of the scripts that the project itself starts: its blocks, a key, a click, the green flag. */
export interface HatStartListener {
    /**
     * The project broadcasts; its own scripts are not started yet.
     * @param name the message's name as the project shows it
     * @param by the script that does it, null where none runs
     */
    broadcasting(name: string, by: VmThread | null): void;
    /**
     * Scripts were started, perhaps none.
     * @param broadcast the name of the message that started them, undefined where it was something else
     */
    started(threads: readonly VmThread[], by: VmThread | null, broadcast: string | undefined): void;
}

/** Notices every start of a script under a hat, and starts those that the group's events are for. */
export class HatStarts {
    private readonly unwrap: () => void;
    private ours = false;

    public constructor(
        private readonly runtime: VmRuntime,
        listener: HatStartListener,
    ) {
        this.unwrap = wrapMethod<'startHats', StartHats, Started>(
            runtime,
            'startHats',
            (original, opcode, fields, target) => {
                if (this.ours) return original(opcode, fields, target);
                const by = runtime.sequencer.activeThread;
                // Read now: the VM upper-cases the name in place.
                const broadcast = opcode === BROADCAST_HAT ? fields?.[BROADCAST_FIELD] : undefined;
                if (broadcast !== undefined) listener.broadcasting(broadcast, by);
                const threads = original(opcode, fields, target);
                if (threads !== undefined) listener.started(threads, by, broadcast);
                return threads;
            },
        );
    }

    /**
     * Starts hats for an event that came from the group, which is not to be sent again. What their scripts broadcast
     * later is noticed as the project's own.
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
