import type { MeshClient } from '../client/client';
import { inGroup } from './in-group';
import { wrapMethod } from './method-wrap';
import type { VmRuntime } from './vm-types';

/** The engine's event when everything is stopped, by anyone. */
const PROJECT_STOP_ALL = 'PROJECT_STOP_ALL';

/** The dependencies of stopping. */
export interface ProjectStopParts {
    readonly runtime: VmRuntime;
    readonly client: MeshClient;
    /** Whether a frame runs now. If so, a script stops and not a person. */
    readonly isFrame: () => boolean;
    /** Forgets the events that wait for this very frame. */
    readonly dropTaken: () => void;
}

/**
 * What stopping the project means for the group (docs/delivery.md, Stop). If a person stops it, waiting events in both
 * directions are dropped and the project becomes quiet: events of the group start nothing until a person starts
 * something here. A script that stops everything drops nothing, because "broadcast [game over], stop all" must reach
 * the others.
 */
export class ProjectStop {
    private readonly stops: readonly (() => void)[];
    /** Whether everything stops only to start anew. */
    private restarting = false;

    public constructor(private readonly parts: ProjectStopParts) {
        const { runtime } = parts;
        const stopped = (): void => this.stopped();
        runtime.on(PROJECT_STOP_ALL, stopped);
        this.stops = [
            () => runtime.removeListener(PROJECT_STOP_ALL, stopped),
            wrapMethod(runtime, 'greenFlag', (flag) => this.restart(flag)),
            wrapMethod(runtime, 'dispose', (dispose) => this.restart(dispose)),
            wrapMethod(runtime, 'toggleScript', (toggle, ...args) => {
                this.personStarted();
                toggle(...args);
            }),
        ];
    }

    /** A person started something here. */
    public personStarted(): void {
        const { client } = this.parts;
        if (client.status.quiet) client.setQuiet(false);
    }

    public dispose(): void {
        for (const stop of this.stops) stop();
    }

    private stopped(): void {
        const { client, isFrame, dropTaken } = this.parts;
        if (this.restarting || isFrame() || !inGroup(client.status)) return;
        dropTaken();
        client.dropWaiting();
        client.setQuiet(true);
    }

    /** The green flag, or another project: fired events stay fired. */
    private restart(run: () => void): void {
        this.restarting = true;
        try {
            run();
        } finally {
            this.restarting = false;
        }
        this.personStarted();
    }
}
