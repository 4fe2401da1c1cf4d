import type { EventCause, MeshEvent } from '../client/client';
import type { VmThread } from './vm-types';

/** Which event of the group started which script, directly or by way of the project's own scripts. */
export class EventOrigin {
    private readonly byThread = new WeakMap<VmThread, MeshEvent>();

    /** Notes the scripts that an event started. */
    public note(threads: readonly VmThread[], event: MeshEvent): void {
        for (const thread of threads) this.byThread.set(thread, event);
    }

    /** Notes the scripts that another script started, or a person (null): they have the origin that it has. */
    public inherit(threads: readonly VmThread[], starter: VmThread | null): void {
        const event = starter === null ? undefined : this.byThread.get(starter);
        if (event !== undefined) this.note(threads, event);
        // The VM may start a script over that an event had started.
        else for (const thread of threads) this.byThread.delete(thread);
    }

    /** The event behind a script, or undefined where something else started it. */
    public of(thread: VmThread): MeshEvent | undefined {
        return this.byThread.get(thread);
    }

    /** What an event is that a script fires now; null where no script runs. */
    public causeOf(thread: VmThread | null): EventCause {
        return thread !== null && this.byThread.has(thread) ? 'answer' : 'own';
    }
}
