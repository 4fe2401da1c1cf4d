import type { MeshMessage } from '../wire/types';
import type { GroupKey } from './records';

/**
 * Who is meant by a message. `without-event-data`: subscribers that do not read `Event.data`, to whom the
 * variables that travel inside events must be told beforehand; all others would see them too early.
 */
export type Audience = 'all' | 'without-event-data';

/** Port: pushes messages to the subscribers of a group. */
export interface Publisher {
    /** Called in the group's order, after the store has taken what the message tells. Must not throw, must not block. */
    publish(key: GroupKey, message: MeshMessage, audience: Audience): void;
}
