import type { EventCause, MeshEvent } from '../client/client';
import type { VmThread } from './vm-types';

/** An event of the group as it stands behind a script. */
interface Origin {
    readonly event: MeshEvent;
    /** The names that the script has fired since. */
    readonly fired: Set<string>;
}

/** Which event of the group started which script, directly or by way of the project's own scripts. */
export class EventOrigin {
    private readonly byThread = new WeakMap<VmThread, Origin>();

    /** Notes the scripts that an event started. */
    public note(threads: readonly VmThread[], event: MeshEvent): void {
        for (const thread of threads) this.byThread.set(thread, { event, fired: new Set() });
    }

    /** Notes the scripts that another script started, or a person (null): they have the origin that it has. */
    public inherit(threads: readonly VmThread[], starter: VmThread | null): void {
        const event = starter === null ? undefined : this.of(starter);
        if (event !== undefined) this.note(threads, event);
        // The VM may start a script over that an event had started.
        else for (const thread of threads) this.byThread.delete(thread);
    }

    /** The event behind a script, or undefined where something else started it. */
    public of(thread: VmThread): MeshEvent | undefined {
        return this.byThread.get(thread)?.event;
    }

    /**
     * What an event is that a script fires now (null where none runs). The first one of its name that a script fires is an
     * answer where an event of the group is behind the script. More of them, as in a loop of blocks, are the script's own
     * doing: projects that answer each other without end start a script for each answer.
     */
    public causeOf(thread: VmThread | null, name: string): EventCause {
        const origin = thread === null ? undefined : this.byThread.get(thread);
        if (origin === undefined || origin.fired.has(name)) return 'own';
        origin.fired.add(name);
        return 'answer';
    }
}
