/**
 * Why a request was refused, as a code for the sentence that a person reads in their own language: `errorInfo.code`
 * beside `errorType` (AppSync's place for it). A peer that does not know a code goes by the `errorType`.
 * - `group-ended`: the host ended the group; `group-over`: its time is over; `host-gone`: its host was not heard of;
 * - `group-unknown`: no such group is known, any more or ever;
 * - `removed`: the host took the member out; `paused`: the host paused the group;
 * - `members-full`, `groups-full`, `server-full`: as many members, groups or bytes as the backend takes;
 * - `too-fast`: this member sent its share of the group's messages; `busy`: too much comes at once, try again;
 * - `key-missing`, `key-wrong`: the server asks for a key; `host-only`: only the host may do that;
 * - `not-member`: the backend knows no such member in the group, any more or yet;
 * - `life-full`: the group's end cannot be moved further; `minutes` is the longest life of a group;
 * - `answer-full`: what was asked for is more than one answer holds, for example all variables of a group;
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
    'not-member',
    'life-full',
    'answer-full',
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

/** Values of one reason that are believed: a sentence names three or four things. */
const VALUES_MAX = 8;
/** Characters of a value that are believed: more than a shortened name has. */
const VALUE_MAX_LENGTH = 200;
/** Characters of somebody's name for something in a sentence. */
const NAME_MAX_LENGTH = 40;

/** As much of a name as fits a sentence: names are people's texts, of any length. */
export function shortened(name: string): string {
    return name.length <= NAME_MAX_LENGTH ? name : `${name.slice(0, NAME_MAX_LENGTH - 1)}…`;
}

/** The reason that `value` is, read as hostile input; null where it is none, or one of a later version. */
export function readReason(value: unknown): Reason | null {
    if (typeof value !== 'object' || value === null || !('code' in value) || !isReasonCode(value.code)) return null;
    const { code } = value;
    if (!('values' in value) || typeof value.values !== 'object' || value.values === null) return { code };
    const known = Object.entries(value.values).filter((entry): entry is [string, string | number] => isValue(entry[1]));
    return { code, values: Object.fromEntries(known.slice(0, VALUES_MAX)) };
}

function isValue(value: unknown): value is string | number {
    return typeof value === 'string' ? value.length <= VALUE_MAX_LENGTH : Number.isFinite(value);
}

/** Whether a text is a code that there is a sentence for. */
export function isReasonCode(value: unknown): value is ReasonCode {
    return REASON_CODES.some((code) => code === value);
}
