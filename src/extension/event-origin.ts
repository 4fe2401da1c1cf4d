import type { MeshEvent } from '../client/client';
import type { VmThread } from './vm-types';

/** Which event started which script: each script reads its own, however many run at once. */
export class EventOrigin {
    private readonly events = new WeakMap<VmThread, MeshEvent>();

    /** Notes what started these scripts. */
    public note(threads: readonly VmThread[] | undefined, event: MeshEvent): void {
        for (const thread of threads ?? []) this.events.set(thread, event);
    }

    /** The event that started the script, if one did. */
    public of(thread: VmThread): MeshEvent | undefined {
        return this.events.get(thread);
    }
}
