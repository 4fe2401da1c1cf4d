import { EXTENSION_ID } from '../../blocks/blocks';
import type { MeshClient, MeshEvent } from '../client/client';
import { BROADCAST_HAT, type BroadcastSharing } from './broadcast-sharing';
import type { EventOrigin } from './event-origin';

const MESH_HAT = `${EXTENSION_ID}_whenEventReceived`;

/**
 * Hands the group's events to the project, once a frame. A hat that is started again in the same frame starts over
 * before it ran at all, so of each name only one event is taken in a frame; the next waits, and all behind it.
 */
export class EventDelivery {
    private readonly started = new Set<string>();

    public constructor(
        private readonly client: MeshClient,
        private readonly broadcasts: BroadcastSharing,
        private readonly origin: EventOrigin,
    ) {}

    /** Call it before each frame. */
    public deliver(): void {
        this.client.deliverDue(this.take);
        if (this.started.size > 0) this.started.clear();
    }

    private readonly take = (event: MeshEvent): boolean => {
        // The VM ignores the case of a message's name.
        const name = event.name.toUpperCase();
        if (this.started.has(name)) return false;
        this.started.add(name);
        this.start(BROADCAST_HAT, 'BROADCAST_OPTION', event);
        this.start(MESH_HAT, 'EVENT', event);
        return true;
    };

    private start(opcode: string, field: string, event: MeshEvent): void {
        this.origin.note(this.broadcasts.startRemote(opcode, { [field]: event.name }), event);
    }
}
