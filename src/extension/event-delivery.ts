import type { MeshClient, MeshEvent } from '../client/client';
import { EventHats, type EventHat } from './event-hats';
import { foldedName } from './event-name';
import type { EventOrigin } from './event-origin';
import type { FirstTurns } from './first-turns';
import type { HatStarts } from './hat-starts';
import type { VmRuntime } from './vm-types';

/** An event, and the hats that it starts here. */
interface Taken {
    readonly event: MeshEvent;
    readonly hats: readonly EventHat[];
}

/** The delivery's dependencies. */
export interface EventDeliveryParts {
    readonly runtime: VmRuntime;
    readonly client: MeshClient;
    readonly starts: HatStarts;
    readonly origin: EventOrigin;
    readonly turns: FirstTurns;
}

/**
 * Delivers the group's events to the project before each frame. Per frame it takes one event of each name that starts a
 * script here, so the script has one frame to run before the next event restarts it.
 */
export class EventDelivery {
    private taken: Taken[] = [];

    public constructor(private readonly parts: EventDeliveryParts) {}

    /** Call it before each frame. Returns whether another frame should follow at once. */
    public deliver(): boolean {
        const { client, runtime } = this.parts;
        const hats = new EventHats(runtime);
        const names = new Set<string>();
        const more = client.deliverDue((event) => this.take(event, hats.of(event.name), names));
        if (this.taken.length === 0) return more;
        runtime.updateCurrentMSecs?.();
        for (let next = this.taken.shift(); next !== undefined; next = this.taken.shift()) this.start(next);
        return more;
    }

    /** Forgets taken events that have started nothing yet, for example when a script stops everything. */
    public drop(): void {
        this.taken = [];
    }

    private take(event: MeshEvent, hats: readonly EventHat[], names: Set<string>): boolean {
        // Nothing to start here, or a person has stopped the project: the event came, and that is all.
        if (hats.length === 0 || this.parts.client.status.quiet) return true;
        const name = foldedName(event.name);
        if (names.has(name)) return false;
        names.add(name);
        this.taken.push({ event, hats });
        return true;
    }

    private start({ event, hats }: Taken): void {
        const { starts, origin, turns } = this.parts;
        turns.giveWaiting(event.name);
        const threads = hats.flatMap((hat) => starts.forGroup(hat));
        origin.note(threads, event);
        turns.give(threads);
    }
}
