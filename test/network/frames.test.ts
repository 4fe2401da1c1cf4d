import { FrameSplitter } from './proxy/frames';

/** A frame as RFC 6455 writes it. */
function frame(opcode: number, length: number, masked: boolean): Buffer {
    const head = [0x80 | opcode];
    const mask = masked ? 0x80 : 0;
    if (length < 126) head.push(mask | length);
    else if (length < 65_536) head.push(mask | 126, length >> 8, length & 0xff);
    else
        head.push(
            mask | 127,
            0,
            0,
            0,
            0,
            (length >> 24) & 0xff,
            (length >> 16) & 0xff,
            (length >> 8) & 0xff,
            length & 0xff,
        );
    return Buffer.concat([Buffer.from(head), Buffer.alloc((masked ? 4 : 0) + length, opcode)]);
}

describe('the splitter of WebSocket frames', () => {
    const frames = [
        frame(1, 5, true),
        frame(9, 0, false),
        frame(1, 126, false),
        frame(2, 65_536, true),
        frame(8, 2, true),
        frame(1, 70_000, false),
    ];
    const stream = Buffer.concat(frames);

    it.each([1, 2, 7, 1_000, stream.length])('finds every frame, however the bytes fall: by %i', (size) => {
        const splitter = new FrameSplitter();
        const found = [];
        for (let start = 0; start < stream.length; start += size)
            found.push(...splitter.take(stream.subarray(start, start + size)));
        expect(found.map(({ bytes }) => bytes.length)).toEqual(frames.map(({ length }) => length));
        expect(Buffer.concat(found.map(({ bytes }) => bytes)).equals(stream)).toBe(true);
        expect(found.map(({ isControl }) => isControl)).toEqual([false, true, false, false, true, false]);
    });
});
