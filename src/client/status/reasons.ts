import {
    EVENT_NAME_MAX_LENGTH,
    GROUP_NAME_MAX_LENGTH,
    PAYLOAD_MAX_BYTES,
    VARIABLES_MAX_BYTES,
    VARIABLES_MAX_KEYS,
    VARIABLE_NAME_MAX_LENGTH,
    VARIABLE_VALUE_MAX_BYTES,
} from '../../wire/limits';
import { isReasonCode, type Reason, type ReasonCode } from '../../wire/reasons';

/**
 * Why something did not work that no backend refused, as a code for the sentence that a person reads.
 * - `no-such-group`, `several-groups`: what was typed names no group, or more than one (`name`, `count`, `codes`);
 * - `joining-already`, `left-before-joined`, `disposed`: the client itself is busy, was stopped, or is disposed of;
 * - `unsent`, `outbox-full`: `count` events did not go, because the group was left, or because too many wait;
 * - `not-taken`: the backend refused one item of several (`name`) without a code;
 * - `domain-long`, `domain-wrong`, `address-wrong`, `no-server`: a setting is wrong or missing;
 * - `page-silent`: the backend inside the page did not answer; `late`, `busy-server`, `failing-server`: a server's
 *   answer did not come, or said that it cannot now; all of these are tried again.
 */
export const CLIENT_CODES = [
    'no-such-group',
    'several-groups',
    'joining-already',
    'left-before-joined',
    'disposed',
    'unsent',
    'outbox-full',
    'not-taken',
    'domain-long',
    'domain-wrong',
    'address-wrong',
    'no-server',
    'page-silent',
    'late',
    'busy-server',
    'failing-server',
    'unexpected',
] as const;

/** A code that there is a sentence for, of the client's own or of a backend's. */
export type ClientCode = ReasonCode | (typeof CLIENT_CODES)[number];

/** Why something did not work, with what its sentence names. */
export interface ClientReason {
    readonly code: ClientCode;
    readonly values?: Reason['values'];
}

/**
 * Limits of what a project may share, each with the most that it lets through: characters of names, bytes, or variables. A
 * name has one character at least. A limit holds for as long as the project has what met it.
 */
export const LIMITS = {
    'no-name': 1,
    'event-name': EVENT_NAME_MAX_LENGTH,
    payload: PAYLOAD_MAX_BYTES,
    'variable-name': VARIABLE_NAME_MAX_LENGTH,
    'variable-value': VARIABLE_VALUE_MAX_BYTES,
    'variable-count': VARIABLES_MAX_KEYS,
    'variable-bytes': VARIABLES_MAX_BYTES,
    'group-name': GROUP_NAME_MAX_LENGTH,
} as const satisfies Partial<Record<ReasonCode, number>>;

/** What a project met a limit with. */
export type LimitCode = keyof typeof LIMITS;

/** The limit that a reason is about; null where it is about something else. */
export function limitOf(reason: Pick<ClientReason, 'code'> | null | undefined): LimitCode | null {
    const code = reason?.code ?? '';
    return isLimit(code) ? code : null;
}

function isLimit(code: string): code is LimitCode {
    return Object.keys(LIMITS).includes(code);
}

/** Why a member is no longer in its group. If the backend no longer knows the group, the group has ended. */
export function endOf(reason: ClientReason | null): ClientReason {
    return reason === null || reason.code === 'group-unknown' || !isReasonCode(reason.code)
        ? { code: 'group-ended' }
        : reason;
}
