import type { MeshEvent } from '../client/client';
import type { VmThread } from './vm-types';

/** Which event started which script, for as long as the script lives. */
export class EventOrigin {
    private readonly byThread = new WeakMap<VmThread, MeshEvent>();

    /** Notes the scripts that an event started. */
    public note(threads: readonly VmThread[], event: MeshEvent): void {
        for (const thread of threads) this.byThread.set(thread, event);
    }

    /** The event that started a script, or undefined where something else did. */
    public of(thread: VmThread): MeshEvent | undefined {
        return this.byThread.get(thread);
    }
}
