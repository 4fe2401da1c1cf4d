import { EXTENSION_ID } from '../../blocks/blocks';
import type { MeshClient, MeshEvent } from '../client/client';
import type { EventOrigin } from './event-origin';
import { BROADCAST_FIELD, BROADCAST_HAT, type VmRuntime } from './vm-types';

const MESH_HAT = `${EXTENSION_ID}_whenEventReceived`;

/**
 * Starts the hats of what arrives, at the beginning of each frame. A hat that is started twice in one frame runs once,
 * so a name starts once a frame: ten equal events start it in ten frames, in their order.
 */
export class EventDelivery {
    private readonly startedThisFrame = new Set<string>();
    private delivering = false;

    public constructor(
        private readonly runtime: VmRuntime,
        private readonly client: MeshClient,
        private readonly origin: EventOrigin,
    ) {}

    /** Whether the hats that start right now are started from here, and so are nobody's broadcast. */
    public get isDelivering(): boolean {
        return this.delivering;
    }

    /** Hands over what is due. Called before a frame's scripts run. */
    public beforeFrame(): void {
        if (this.startedThisFrame.size > 0) this.startedThisFrame.clear();
        this.client.deliverDue(this.take);
    }

    private readonly take = (event: MeshEvent): boolean => {
        // The VM matches hats without regard to case, so these are one name to it.
        const name = event.name.toUpperCase();
        if (this.startedThisFrame.has(name)) return false;
        this.startedThisFrame.add(name);
        this.start(event);
        return true;
    };

    private start(event: MeshEvent): void {
        this.delivering = true;
        try {
            this.origin.note(this.runtime.startHats(BROADCAST_HAT, { [BROADCAST_FIELD]: event.name }), event);
            this.origin.note(this.runtime.startHats(MESH_HAT, { EVENT: event.name }), event);
        } finally {
            this.delivering = false;
        }
    }
}
