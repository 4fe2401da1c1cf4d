// Cuts a stream of bytes into WebSocket frames (RFC 6455, 5.2), which pass unread and unchanged.

/** One frame as it travelled. */
export interface Frame {
    readonly bytes: Buffer;
    /** Ping, pong or close. */
    readonly isControl: boolean;
}

const LENGTH_16_BITS = 126;
const LENGTH_64_BITS = 127;
const MASK_BYTES = 4;
/** Opcodes from here on are control frames. */
const FIRST_CONTROL_OPCODE = 8;

/** Gathers bytes until a frame is whole. */
export class FrameSplitter {
    private waiting: Buffer = Buffer.alloc(0);

    /** The frames that these bytes complete. */
    public take(bytes: Buffer): Frame[] {
        this.waiting = this.waiting.length === 0 ? bytes : Buffer.concat([this.waiting, bytes]);
        const frames: Frame[] = [];
        let start = 0;
        for (;;) {
            const length = frameLength(this.waiting.subarray(start));
            if (length === null || start + length > this.waiting.length) break;
            const frame = this.waiting.subarray(start, start + length);
            frames.push({ bytes: frame, isControl: ((frame[0] ?? 0) & 0x0f) >= FIRST_CONTROL_OPCODE });
            start += length;
        }
        this.waiting = this.waiting.subarray(start);
        return frames;
    }
}

/** The length of the frame that begins here, or null where too little is there to say. */
function frameLength(bytes: Buffer): number | null {
    const second = bytes[1];
    if (second === undefined) return null;
    const mask = (second & 0x80) === 0 ? 0 : MASK_BYTES;
    const length = second & 0x7f;
    if (length < LENGTH_16_BITS) return 2 + mask + length;
    if (length === LENGTH_64_BITS) return bytes.length < 10 ? null : 10 + mask + Number(bytes.readBigUInt64BE(2));
    return bytes.length < 4 ? null : 4 + mask + bytes.readUInt16BE(2);
}
