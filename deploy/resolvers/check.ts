// The edge of the stack: the same limits and sentences as everywhere (src/core/validate.ts), in AppSync's runtime.
import { util } from '@aws-appsync/utils';
import { endOf, goneSentence, isAlive } from '../../src/core/group-life';
import type { GroupEnd } from '../../src/core/records';
import { DOMAIN_MAX_LENGTH, ID_MAX_LENGTH, SINCE_MAX_LENGTH } from '../../src/wire/limits';
import type { Reason } from '../../src/wire/reasons';
import { POSITION_PATTERN, TIME_PATTERN } from '../../src/core/position-pattern';
import { now, type GroupItem, type InGroup } from './context';

/** Ends the operation with a refusal that no person meets: our client does not ask so. */
export function refuse(argument: string, limit: string, given: string): never {
    return util.error(`${argument} ${limit}; ${given}.`, 'ValidationError');
}

/** Ends the operation with a refusal, and the reason that a person reads. */
export function refuseFor(reason: Reason | null, errorType: string, message: string): never {
    return util.error(message, errorType, null, reason);
}

/** Refuses an id that is empty or too long. */
export function checkId(argument: string, id: string): void {
    if (id.length === 0) refuse(argument, 'must not be empty', 'it has 0 characters');
    checkLength(argument, id, ID_MAX_LENGTH);
}

/** Refuses a text that is too long. */
export function checkLength(argument: string, text: string, max: number): void {
    if (text.length > max) refuse(argument, `is limited to ${max} characters`, `it has ${text.length}`);
}

/** Refuses the names of a group that cannot be one. */
export function checkGroup({ groupId, domain }: InGroup): void {
    checkId('groupId', groupId);
    checkLength('domain', domain, DOMAIN_MAX_LENGTH);
}

/** Ends the operation where there is no such group (any more). */
export function living(args: InGroup, group: GroupItem | null | undefined): GroupItem {
    if (group === null || group === undefined) return refuseGone(args, null);
    return isAlive(group, now()) ? group : refuseGone(args, group.ended ?? endOf(group));
}

function refuseGone({ groupId: id, domain }: InGroup, end: GroupEnd | null): never {
    return refuseFor({ code: end ?? 'group-unknown' }, 'GroupNotFound', goneSentence({ id, domain }, end));
}

/** Whether `since` is a position, and not a time; ends the operation where it is neither. */
export function isPosition(since: string): boolean {
    if (since.length <= SINCE_MAX_LENGTH) {
        if (util.matches(POSITION_PATTERN, since)) return true;
        if (util.matches(TIME_PATTERN, since)) return false;
    }
    return util.error(
        `since must be a cursor of an earlier answer or an ISO 8601 time such as 2026-01-11T13:22:00.123Z, ` +
            `of at most ${SINCE_MAX_LENGTH} characters; it has ${since.length}.`,
        'ValidationError',
    );
}
