// A WebSocket text frame as a server sends it (RFC 6455, section 5.2): one fragment, unmasked. Framed here so that the
// same bytes go to every subscriber; `ws` would frame them once for each.

const FINAL_TEXT = 0x81;
const LENGTH_16_BITS = 126;
const LENGTH_64_BITS = 127;

/** The bytes of one text message. */
export function textFrame(text: string): Buffer {
    const length = Buffer.byteLength(text);
    const start = length < LENGTH_16_BITS ? 2 : length < 0x10000 ? 4 : 10;
    const frame = Buffer.allocUnsafe(start + length);
    frame[0] = FINAL_TEXT;
    if (start === 2) frame[1] = length;
    else if (start === 4) {
        frame[1] = LENGTH_16_BITS;
        frame.writeUInt16BE(length, 2);
    } else {
        frame[1] = LENGTH_64_BITS;
        frame.writeBigUInt64BE(BigInt(length), 2);
    }
    frame.write(text, start);
    return frame;
}
