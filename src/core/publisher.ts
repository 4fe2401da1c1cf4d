import type { MeshMessage } from '../wire/types';
import type { GroupKey } from './records';

/**
 * The receivers of a message. `without-event-data`: only subscribers that do not read `Event.data`. They must get the
 * variables inside an event before the event; all other subscribers would see the values too early.
 */
export type Audience = 'all' | 'without-event-data';

/** Port: pushes messages to the subscribers of a group. */
export interface Publisher {
    /** Called in the group's order, after the store has accepted the content. Must not throw, must not block. */
    publish(key: GroupKey, message: MeshMessage, audience: Audience): void;
}
