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
 * What happens without any block: broadcasts and the stage's variables go to the group, the group's events start scripts,
 * the stop button stops them.
 */
export class ProjectSharing {
    private readonly origin = new EventOrigin();
    private readonly variables: VariableSharing;
    private readonly stops: readonly (() => void)[];

    /** `now`: milliseconds of a clock that never jumps. */
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

    /** Sends an event to the group, with what the scripts set before it. `by` is the script that does it, null where none. */
    public fire(name: string, payload: string, by: VmThread | null): void {
        if (!inGroup(this.client.status)) return;
        // What the script set just before must be there when the event arrives.
        this.variables.flush();
        this.client.fire(name, payload, this.origin.causeOf(by));
    }

    /** Shares what scripts have set up to now, before a block reads or sets what is shared. */
    public shareWritten(): void {
        this.variables.flush();
    }

    /** The event of the group behind a script, or undefined where something else started it. */
    public eventBehind(thread: VmThread): MeshEvent | undefined {
        return this.origin.of(thread);
    }

    /** Gives the VM back as it was. */
    public dispose(): void {
        for (const stop of this.stops) stop();
    }
}
