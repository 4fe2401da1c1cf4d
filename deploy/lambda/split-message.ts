import type { MeshMessage } from '../../src/wire/types';
import { isTooLarge, MESSAGE_MAX_LENGTH } from '../message-limit';

/** A message in parts that AppSync can push: a batch of many events becomes several, in order. */
export function splitMessage(message: MeshMessage): MeshMessage[] {
    const { batchEvent } = message;
    if (!batchEvent || !isTooLarge(message)) return [message];
    const parts: (typeof batchEvent.events)[] = [];
    let length = MESSAGE_MAX_LENGTH;
    for (const event of batchEvent.events) {
        const more = JSON.stringify(event).length;
        length += more;
        if (length > MESSAGE_MAX_LENGTH) {
            parts.push([event]);
            length = more;
        } else parts.at(-1)?.push(event);
    }
    return parts.map((events) => ({ ...message, batchEvent: { ...batchEvent, events } }));
}
