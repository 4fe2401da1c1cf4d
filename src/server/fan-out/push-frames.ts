// WebSocket frames of a subscription's messages. They are made once and sent unchanged to every subscriber. A server's
// frames are not masked, and this server never compresses. So a frame has the same bytes for all subscribers with the
// same protocol and id.

/** First byte of a frame: final, text. */
const FINAL_TEXT = 0x81;
const LENGTH_16_BIT = 126;
const LENGTH_64_BIT = 127;

/** The start of a message of graphql-transport-ws. */
export function nextStart(id: string): string {
    return `{"id":${JSON.stringify(id)},"type":"next","payload":`;
}

/** The start of a message of AppSync's protocol. */
export function dataStart(id: string): string {
    return `{"id":${JSON.stringify(id)},"type":"data","payload":`;
}

function headerBytes(length: number): number {
    if (length < LENGTH_16_BIT) return 2;
    return length < 65_536 ? 4 : 10;
}

function writeHeader(target: Buffer, offset: number, length: number): number {
    target[offset] = FINAL_TEXT;
    if (length < LENGTH_16_BIT) {
        target[offset + 1] = length;
        return offset + 2;
    }
    if (length < 65_536) {
        target[offset + 1] = LENGTH_16_BIT;
        return target.writeUInt16BE(length, offset + 2);
    }
    target[offset + 1] = LENGTH_64_BIT;
    return target.writeBigUInt64BE(BigInt(length), offset + 2);
}

/**
 * The frames of several messages of one operation, one after another in one buffer.
 * @param messageStart the start of each message, up to its payload
 * @param payloads the messages' payloads, JSON in UTF-8
 */
export function messageFrames(messageStart: string, payloads: readonly Buffer[]): Buffer {
    const head = Buffer.from(messageStart);
    const lengths = payloads.map((payload) => head.length + payload.length + 1);
    const total = lengths.reduce((sum, length) => sum + headerBytes(length) + length, 0);
    const frames = Buffer.allocUnsafe(total);
    let offset = 0;
    payloads.forEach((payload, index) => {
        offset = writeHeader(frames, offset, lengths[index] ?? 0);
        offset += head.copy(frames, offset);
        offset += payload.copy(frames, offset);
        frames[offset] = 0x7d; // The closing brace of the message.
        offset += 1;
    });
    return frames;
}
