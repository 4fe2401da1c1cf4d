import { MeshError } from '../wire/errors';
import type { Caller } from '../wire/contract';

/**
 * Bytes of one answer. All variables of a group fit in, with the names of fields around them; building and writing it
 * takes about 40 ms of the one thread that serves everybody.
 */
export const ANSWER_MAX_BYTES = 4 * 1024 * 1024;
/** Bytes around a value: its name, quotes, colon and comma; and a `__typename` that was asked for, in an object. */
const VALUE_BYTES = 16;
/** What JSON writes as several bytes, besides what is beyond ASCII. */
const ESCAPED = /["\\\p{Cc}]/u;

/** The caller of one operation, with the room that is left in its answer. */
export class AnswerBudget implements Caller {
    private left: number;

    /** @param repeats how often the answer may hold one value, under different names */
    public constructor(
        public readonly address: string,
        private readonly repeats: number,
    ) {
        this.left = ANSWER_MAX_BYTES;
    }

    /**
     * Takes the room for what a root field found, before any of the answer is built.
     * @throws {MeshError} LimitExceeded where it does not fit
     */
    public charge(found: unknown): void {
        this.left = roomAfter(found, Math.floor(this.left / this.repeats)) * this.repeats;
        if (this.left >= 0) return;
        throw new MeshError(
            'LimitExceeded',
            `An answer is limited to ${ANSWER_MAX_BYTES} bytes; this one would have more. Ask for less at once.`,
        );
    }
}

/** What is left of `room` bytes; it stops to count where nothing is. */
function roomAfter(value: unknown, room: number): number {
    let left = room - VALUE_BYTES;
    if (typeof value === 'string') return left - bytesOf(value);
    if (typeof value !== 'object' || value === null) return left;
    for (const inner of Object.values(value)) {
        if (left < 0) return left;
        left = roomAfter(inner, left);
    }
    return left;
}

function bytesOf(text: string): number {
    return Buffer.byteLength(ESCAPED.test(text) ? JSON.stringify(text) : text);
}
