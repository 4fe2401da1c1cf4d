import type { MeshMessage } from '../../src/wire/types';
import { MESSAGE_MAX_LENGTH } from '../message-limit';

/** A message as AppSync can push it: a batch of many events as several, in their order. */
export function partsOf(message: MeshMessage): MeshMessage[] {
    const { batchEvent } = message;
    if (!batchEvent || JSON.stringify(message).length <= MESSAGE_MAX_LENGTH) return [message];
    const parts: MeshMessage[] = [];
    let events: typeof batchEvent.events = [];
    let length = 0;
    const close = (): void => {
        if (events.length > 0) parts.push({ ...message, batchEvent: { ...batchEvent, events } });
        events = [];
        length = 0;
    };
    for (const event of batchEvent.events) {
        const more = JSON.stringify(event).length;
        if (length + more > MESSAGE_MAX_LENGTH) close();
        events.push(event);
        length += more;
    }
    close();
    return parts;
}
