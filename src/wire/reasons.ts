/**
 * Why a request was refused, as a code for the sentence that a person reads in their own language: `errorInfo.code`
 * beside `errorType` (AppSync's place for it). A peer that does not know a code goes by the `errorType`.
 * - `group-ended`: the host ended the group; `group-over`: its time is over; `host-gone`: its host was not heard of;
 * - `group-unknown`: no such group is known, any more or ever;
 * - `removed`: the host took the member out; `paused`: the host paused the group;
 * - `members-full`, `groups-full`, `server-full`: as many members, groups or bytes as the backend takes;
 * - `too-fast`: this member sent its share of the group's messages; `busy`: too much comes at once, try again;
 * - `key-missing`, `key-wrong`: the server asks for a key; `host-only`: only the host may do that;
 * - the rest: a limit of what a project may send, with `name`, `max` and `given`.
 */
export const REASON_CODES = [
    'group-ended',
    'group-over',
    'host-gone',
    'group-unknown',
    'removed',
    'paused',
    'members-full',
    'groups-full',
    'server-full',
    'too-fast',
    'busy',
    'key-missing',
    'key-wrong',
    'host-only',
    'no-name',
    'event-name',
    'payload',
    'variable-name',
    'variable-value',
    'variable-count',
    'variable-bytes',
    'group-name',
] as const;

/** A code of a refusal. */
export type ReasonCode = (typeof REASON_CODES)[number];

/** A code with what its sentence names: limits, sizes, names as they were given. */
export interface Reason {
    readonly code: ReasonCode;
    readonly values?: Readonly<Record<string, string | number>>;
}

/** Whether a text is a code that there is a sentence for. */
export function isReasonCode(value: unknown): value is ReasonCode {
    return REASON_CODES.some((code) => code === value);
}
