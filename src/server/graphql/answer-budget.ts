import { setImmediate } from 'node:timers/promises';
import type { Caller } from '../../wire/contract';
import { MeshError } from '../../wire/errors';
import { NAME_MAX_LENGTH } from './document-shape';
import type { Asked } from './query-limits';

/**
 * Bytes of one answer: 28,000 variables with their names, positions and field names. Building and writing it takes
 * about 40 ms of the only thread, which serves everybody.
 */
export const ANSWER_MAX_BYTES = 4 * 1024 * 1024;
/** Bytes around a field besides its name: quotes, colon and comma. */
const FIELD_BYTES = 4;
/** Bytes of a number, of the brackets of a list or an object, or of the quotes of a text. */
const VALUE_BYTES = 4;
/** Approximate bytes of `"__typename":"SensorData",`. */
const TYPE_NAME_BYTES = 32;
/** The characters for which JSON writes several bytes, besides non-ASCII ones. */
const ESCAPED = /["\\\p{Cc}]/u;

/** The caller of one operation, with the remaining room in its answer. */
export class AnswerBudget implements Caller {
    private left = ANSWER_MAX_BYTES;
    private before: Promise<unknown> | undefined;

    public constructor(
        public readonly address: string,
        private readonly asked: Asked,
    ) {}

    /**
     * Resolves one field and reserves the room for its value, before any part of the answer is built. Fields are
     * resolved one after another, as soon as the previous one has its room, and the event loop serves others in
     * between. Once the answer is full, no further field is resolved.
     * @throws {MeshError} LimitExceeded if the value does not fit
     */
    public find(search: () => unknown): Promise<unknown> {
        const { before } = this;
        const found = before === undefined ? this.findNow(search) : this.findAfter(before, search);
        this.before = found;
        return found;
    }

    private async findAfter(before: Promise<unknown>, search: () => unknown): Promise<unknown> {
        // The error of another field is already in the answer.
        await before.catch(() => undefined);
        if (this.left < 0) throw isFull();
        await setImmediate();
        return this.findNow(search);
    }

    private async findNow(search: () => unknown): Promise<unknown> {
        const found = await search();
        const { repeats } = this.asked;
        this.left = this.roomAfter(found, Math.floor(this.left / repeats)) * repeats;
        if (this.left < 0) throw isFull();
        return found;
    }

    /** What remains of `room` bytes. It stops counting when nothing remains. */
    private roomAfter(value: unknown, room: number): number {
        if (typeof value === 'string') return room - VALUE_BYTES - bytesOf(value);
        if (Array.isArray(value)) return this.roomAfterList(value, room - VALUE_BYTES);
        if (typeof value !== 'object' || value === null) return room - VALUE_BYTES;
        const { fields, repeats } = this.asked;
        let left = room - VALUE_BYTES - (fields.has('__typename') ? TYPE_NAME_BYTES : 0);
        for (const [name, inner] of Object.entries(value)) {
            if (left < 0) return left;
            if (!fields.has(name)) continue;
            left -= FIELD_BYTES + (repeats === 1 ? name.length : NAME_MAX_LENGTH);
            left = this.roomAfter(inner, left);
        }
        return left;
    }

    private roomAfterList(items: readonly unknown[], room: number): number {
        let left = room;
        for (const item of items) {
            if (left < 0) return left;
            left = this.roomAfter(item, left);
        }
        return left;
    }
}

function isFull(): MeshError {
    return new MeshError(
        'LimitExceeded',
        `An answer is limited to ${ANSWER_MAX_BYTES} bytes; this one would have more. Ask for less at once.`,
        { code: 'answer-full', values: { max: ANSWER_MAX_BYTES } },
    );
}

function bytesOf(text: string): number {
    return Buffer.byteLength(ESCAPED.test(text) ? JSON.stringify(text) : text);
}
