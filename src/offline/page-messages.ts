// The messages between pages. Everything that arrives is checked here first, because other scripts of the same origin
// can write to the channel too, and another tab may have another build of this file.
import * as v from 'valibot';
import { GROUP_RECORD } from '../store/memory/saved';
import { ERROR_TYPES, type WireError } from '../wire/errors';
import { readReason } from '../wire/reasons';

const text = v.string();
const record = v.record(text, v.unknown());
/** Every message names its sender. */
const from = { from: text };
/** A question of one page to another, or its answer. */
const between = { ...from, to: text, id: v.number() };

const ERROR = v.pipe(
    v.object({
        message: text,
        errorType: v.picklist(ERROR_TYPES),
        errorInfo: v.optional(v.unknown()),
        path: v.exactOptional(v.array(v.union([text, v.number()]))),
    }),
    v.transform(({ errorInfo, ...error }): WireError => {
        const reason = readReason(errorInfo);
        return reason === null ? error : { ...error, errorInfo: reason };
    }),
);

/** The largest list of groups that is accepted: a page has one group, and many tabs have some dozens. */
const ANNOUNCED_MAX_GROUPS = 1000;

/** `aliveForMs` counts from now, because each page has its own time: the group ends then unless it is announced again. */
const ANNOUNCED = v.object({ group: GROUP_RECORD, aliveForMs: v.pipe(v.number(), v.finite()) });

const MESSAGE = v.variant('kind', [
    v.object({ kind: v.literal('hello'), ...from }),
    // The page is being closed.
    v.object({ kind: v.literal('bye'), ...from }),
    v.object({
        kind: v.literal('groups'),
        ...from,
        groups: v.pipe(v.array(ANNOUNCED), v.maxLength(ANNOUNCED_MAX_GROUPS)),
    }),
    v.object({
        kind: v.literal('request'),
        ...between,
        request: v.object({ query: text, variables: record, operationName: v.optional(text) }),
    }),
    v.object({
        kind: v.literal('answer'),
        ...between,
        answer: v.object({
            data: v.exactOptional(v.nullable(record)),
            errors: v.exactOptional(v.pipe(v.array(ERROR), v.readonly())),
        }),
    }),
    v.object({
        kind: v.literal('publish'),
        ...from,
        message: v.looseObject({ groupId: text, domain: text }),
        audience: v.picklist(['all', 'without-event-data']),
    }),
]);

/** A message of one page to the others. */
export type PageMessage = v.InferOutput<typeof MESSAGE>;
/** A question of one page to another. */
export type PageQuestion = Extract<PageMessage, { kind: 'request' }>;
/** A page's answer to a question. */
export type PageReply = Extract<PageMessage, { kind: 'answer' }>;
/** A group as its page announces it. */
export type AnnouncedGroup = v.InferOutput<typeof ANNOUNCED>;

/** The message in `data`; null if it holds something else. */
export function readPageMessage(data: unknown): PageMessage | null {
    const read = v.safeParse(MESSAGE, data);
    return read.success ? read.output : null;
}
