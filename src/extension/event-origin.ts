import type { EventCause, MeshEvent } from '../client/client';
import type { VmThread } from './vm-types';

/** The event that started a script. */
interface Origin {
    readonly event: MeshEvent;
    /** The names of the events that the script has fired so far. */
    readonly fired: Set<string>;
}

/** Which event of the group started which script, directly or through the project's own scripts. */
export class EventOrigin {
    private readonly byThread = new WeakMap<VmThread, Origin>();

    /** Records the scripts that an event started. */
    public note(threads: readonly VmThread[], event: MeshEvent): void {
        for (const thread of threads) this.byThread.set(thread, { event, fired: new Set() });
    }

    /** Records the scripts that another script or a person (null) started. They inherit that script's origin. */
    public inherit(threads: readonly VmThread[], starter: VmThread | null): void {
        const event = starter === null ? undefined : this.of(starter);
        if (event !== undefined) this.note(threads, event);
        // The VM may restart a script that an event had started.
        else for (const thread of threads) this.byThread.delete(thread);
    }

    /** The event that started a script, or undefined if something else did. */
    public of(thread: VmThread): MeshEvent | undefined {
        return this.byThread.get(thread)?.event;
    }

    /**
     * The cause of an event that a script fires now (null if no script runs). If an event of the group started the
     * script, its first event of each name is an answer. Further events of that name, as in a loop, belong to the
     * script itself: projects that answer each other without end start a new script for each answer.
     */
    public causeOf(thread: VmThread | null, name: string): EventCause {
        const origin = thread === null ? undefined : this.byThread.get(thread);
        if (origin === undefined || origin.fired.has(name)) return 'own';
        origin.fired.add(name);
        return 'answer';
    }
}
