/**
 * Why a request was refused: a code for the sentence that a person reads in their own language, as `errorInfo.code`
 * beside `errorType` (AppSync's place for it). A peer that does not know a code uses the `errorType`.
 * - `group-ended`: the host ended the group; `group-over`: it expired; `host-gone`: its host disconnected;
 * - `group-unknown`: the backend does not know such a group, or no longer;
 * - `removed`: the host removed the member; `paused`: the host paused the group;
 * - `members-full`, `groups-full`, `server-full`: the backend has its maximum of members, groups or bytes;
 * - `too-fast`: this member used up its share of the group's messages; `busy`: too much arrives at once, try again;
 * - `key-missing`, `key-wrong`: the server requires a key; `host-only`: only the host may do that;
 * - `not-member`: the node is not, or no longer, a member of the group;
 * - `life-full`: the group's end cannot move further; `minutes` is the longest lifetime of a group;
 * - `answer-full`: the result exceeds one answer, for example all variables of a group;
 * - the rest: a limit for a project's items, with `name`, `max` and `given`.
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

/** A code with the values of its sentence: limits, sizes, names as they were given. */
export interface Reason {
    readonly code: ReasonCode;
    readonly values?: Readonly<Record<string, string | number>>;
}

/** The most values of one reason that are accepted: a sentence names three or four. */
const VALUES_MAX = 8;
/** The most characters of a value that are accepted: more than a shortened name has. */
const VALUE_MAX_LENGTH = 200;
/** Characters of a name in a sentence. */
const NAME_MAX_LENGTH = 40;

/** A name, shortened to fit a sentence. Names are people's texts, of any length. */
export function shortened(name: string): string {
    return name.length <= NAME_MAX_LENGTH ? name : `${name.slice(0, NAME_MAX_LENGTH - 1)}…`;
}

/** Reads a reason from hostile input; null if `value` is not a reason, or one of a later version. */
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

/** Whether a text is a code that has a sentence. */
export function isReasonCode(value: unknown): value is ReasonCode {
    return REASON_CODES.some((code) => code === value);
}
