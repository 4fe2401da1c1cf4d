import type { MeshClient, MeshEvent } from '../client/client';
import { EventDelivery } from './event-delivery';
import { EventOrigin } from './event-origin';
import { FirstTurns } from './first-turns';
import { Frames } from './frames';
import { HatStarts } from './hat-starts';
import { inGroup } from './in-group';
import { ProjectStop } from './project-stop';
import { VariableSharing } from './variable-sharing';
import type { VmRuntime, VmThread } from './vm-types';

/**
 * The sharing that needs no block: broadcasts and the stage's variables go to the group, the group's events start
 * scripts, and the stop button stops them.
 */
export class ProjectSharing {
    private readonly origin = new EventOrigin();
    private readonly variables: VariableSharing;
    private readonly stops: readonly (() => void)[];

    /** `now`: milliseconds of a monotonic clock. */
    public constructor(
        runtime: VmRuntime,
        private readonly client: MeshClient,
        now: () => number,
    ) {
        const variables = new VariableSharing(runtime, client);
        const turns = new FirstTurns(runtime);
        const starts = new HatStarts(runtime, {
            broadcasting: (name, by) => this.fire(name, '', by),
            started: (threads, by, broadcast) => {
                this.origin.inherit(threads, by);
                if (broadcast !== undefined) turns.expect(threads, broadcast);
                if (threads.length > 0 && !frames.isRunning) stop.personStarted();
            },
        });
        const delivery = new EventDelivery({ runtime, client, starts, turns, origin: this.origin });
        const frames: Frames = new Frames(runtime, {
            now,
            deliver: () => {
                variables.look();
                return delivery.deliver();
            },
            sample: () => {
                turns.forgetStopped();
                variables.flush();
            },
        });
        const stop: ProjectStop = new ProjectStop({
            runtime,
            client,
            isFrame: () => frames.isRunning,
            dropTaken: () => delivery.drop(),
        });
        this.variables = variables;
        if (inGroup(client.status)) variables.join();
        this.stops = [
            client.onStatus((status) => {
                if (inGroup(status)) variables.join();
                else variables.forget();
            }),
            () => variables.forget(),
            ...[frames, stop, starts, turns].map((part) => () => part.dispose()),
        ];
    }

    /**
     * Sends an event to the group, with the variables that scripts set before it. `by` is the script that fires it,
     * null if none.
     */
    public fire(name: string, payload: string, by: VmThread | null): void {
        if (!inGroup(this.client.status)) return;
        // The variables that the script has just set must be there when the event arrives.
        this.variables.flush();
        this.client.fire(name, payload, this.origin.causeOf(by, name));
    }

    /** Shares the variables that scripts have set so far, before a block reads or sets a shared one. */
    public shareWritten(): void {
        this.variables.flush();
    }

    /** The group's event that started a script, or undefined if something else did. */
    public eventBehind(thread: VmThread): MeshEvent | undefined {
        return this.origin.of(thread);
    }

    /** Restores the VM. */
    public dispose(): void {
        for (const stop of this.stops) stop();
    }
}
