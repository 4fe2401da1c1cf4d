import { Inbox } from '../../src/client/delivery/inbox';
import type { MeshEvent } from '../../src/client/client';
import { VariableView } from '../../src/client/variables/group-variables';
import type { ArrivedEvent, Inbound, VariableChange } from '../../src/client/api/messages';
import { positionOf, readPosition } from '../../src/wire/position';

export const OWN = 'me';
const RHYTHM_MS = 2_700;
export const FRAME_MS = 1000 / 30;

/** An event, by default fired `number` ms after the first. */
export function event(sender: string, number: number, more: Partial<ArrivedEvent> = {}): Inbound {
    return {
        kind: 'event',
        event: {
            name: `e${number}`,
            payload: '',
            sender,
            orderKey: `20261123090000-${String(number).padStart(7, '0')}`,
            cursor: null,
            firedAt: number,
            changes: [],
            ...more,
        },
    };
}

/** A write. */
export const change = (key: string, value: string, position: string | null = null): VariableChange => ({
    key,
    value,
    removed: false,
    initial: false,
    position: readPosition(position),
});

/** How the inbox is made. */
interface Arranged {
    readonly joinedAt?: string;
    readonly gatheredMs?: number | (() => number);
}

/** An inbox, and what a project has taken from it. */
export function arrange({ joinedAt = 'EVENT#', gatheredMs = RHYTHM_MS }: Arranged = {}) {
    const variables = new VariableView(OWN);
    const inbox = new Inbox({
        own: OWN,
        variables,
        rhythmMs: RHYTHM_MS,
        gatheredMs: typeof gatheredMs === 'number' ? () => gatheredMs : gatheredMs,
        joinedAt: positionOf(joinedAt),
    });
    const taken: { at: number; event: MeshEvent }[] = [];
    return {
        variables,
        inbox,
        taken,
        deliver(at: number, accepts: (event: MeshEvent) => boolean = () => true) {
            inbox.deliver(at, (given) => {
                if (!accepts(given)) return false;
                taken.push({ at, event: given });
                return true;
            });
        },
    };
}
