// The messages between a page and the extension's worker, which sends requests and opens WebSockets for the page. They
// pass the relay as texts. The page's own scripts can write to that channel, so every message is checked.
import * as v from 'valibot';
import { parseJson } from '../../json';

/** Bytes of a request's body or of a frame, as UTF-16 units: the classroom server takes 1 MiB. */
const TEXT_MAX = 1_048_576;
/** Header fields, subprotocols, and characters of each: a key and AppSync's header are the longest. */
const FIELDS_MAX = 16;
const FIELD_MAX_CHARACTERS = 4_096;

const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const url = v.pipe(v.string(), v.maxLength(2_048), v.url());
const field = v.pipe(v.string(), v.maxLength(FIELD_MAX_CHARACTERS));
const text = v.pipe(v.string(), v.maxLength(TEXT_MAX));
const fields = v.pipe(
    v.array(v.tuple([field, field])),
    v.check((given) => given.length <= FIELDS_MAX),
);

const TO_WORKER = v.variant('kind', [
    v.object({
        kind: v.literal('request'),
        id,
        url,
        method: v.picklist(['GET', 'POST']),
        fields,
        body: v.nullable(text),
        /** Whether the request goes on when its page is gone. */
        keepalive: v.boolean(),
    }),
    v.object({ kind: v.literal('cancel'), id }),
    v.object({ kind: v.literal('open'), id, url, protocols: v.pipe(v.array(field), v.maxLength(FIELDS_MAX)) }),
    v.object({ kind: v.literal('send'), id, text }),
    v.object({ kind: v.literal('close'), id, code: v.nullable(v.number()), reason: field }),
    /** Nothing to do. A browser stops a worker that it takes for idle. */
    v.object({ kind: v.literal('stay-awake') }),
]);

const FROM_WORKER = v.variant('kind', [
    v.object({
        kind: v.literal('answer'),
        id,
        status: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)),
        fields: v.array(v.tuple([v.string(), v.string()])),
        body: v.string(),
        url: v.string(),
        redirected: v.boolean(),
    }),
    /** No answer came. */
    v.object({ kind: v.literal('failed'), id, why: v.picklist(['network', 'not-allowed']) }),
    v.object({ kind: v.literal('opened'), id, protocol: v.string() }),
    v.object({ kind: v.literal('frame'), id, text: v.string() }),
    v.object({ kind: v.literal('closed'), id, code: v.number(), reason: v.string(), wasClean: v.boolean() }),
    /** The relay says so: the worker was stopped, and everything that it had open is gone. */
    v.object({ kind: v.literal('lost') }),
    /** The relay says so: the extension was updated or removed, and this page cannot reach it any more. */
    v.object({ kind: v.literal('ended') }),
]);

/** What a page asks of the worker. */
export type ToWorker = v.InferOutput<typeof TO_WORKER>;
/** What the worker, or the relay for it, answers. */
export type FromWorker = v.InferOutput<typeof FROM_WORKER>;

/** Reads a message for the worker; null if it is invalid. */
export function readToWorker(given: unknown): ToWorker | null {
    const read = v.safeParse(TO_WORKER, parseJson(given));
    return read.success ? read.output : null;
}

/** Reads a message of the worker; null if it is invalid. */
export function readFromWorker(given: unknown): FromWorker | null {
    const read = v.safeParse(FROM_WORKER, parseJson(given));
    return read.success ? read.output : null;
}
