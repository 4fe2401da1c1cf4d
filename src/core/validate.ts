// The edge: every argument is checked here before a use case sees it. A refusal names the argument, the limit and the
// argument's size, never its content. AppSync's runtime evaluates this file too (platform.ts).
import { shortened, type Reason, type ReasonCode } from '../wire/reasons';
import {
    DOMAIN_MAX_LENGTH,
    GROUP_NAME_MAX_LENGTH,
    ID_MAX_LENGTH,
    SEARCH_DEFAULT_LIMIT,
    SEARCH_MAX_LIMIT,
} from './limits';
import { refuse } from './platform';
import type { GroupKey } from './records';

/** The reason code and the name of the item, for limits that a person can meet. */
interface Told {
    readonly code: ReasonCode;
    readonly name: string;
}

function refuseArgument(argument: string, limit: string, given: string, reason: Reason | null): never {
    return refuse('ValidationError', `${argument} ${limit}; ${given}.`, reason);
}

function limitReason(told: Told | null, max: number, given: number): Reason | null {
    return told === null ? null : { code: told.code, values: { name: shortened(told.name), max, given } };
}

function checkLength(argument: string, text: string, max: number, told: Told | null): void {
    const { length } = text;
    if (length <= max) return;
    refuseArgument(argument, `is limited to ${max} characters`, `it has ${length}`, limitReason(told, max, length));
}

function checkNotEmpty(argument: string, text: string, told: Told | null): void {
    if (text.length === 0)
        refuseArgument(argument, 'must not be empty', 'it has 0 characters', limitReason(told, 1, 0));
}

/** Checks a host's, node's or group's id. @throws {MeshError} ValidationError */
export function checkId(argument: string, id: string): void {
    checkNotEmpty(argument, id, null);
    checkLength(argument, id, ID_MAX_LENGTH, null);
}

/** Checks a domain: a string of at most 256 characters, which may be empty. @throws {MeshError} ValidationError */
export function checkDomain(domain: string): void {
    checkLength('domain', domain, DOMAIN_MAX_LENGTH, null);
}

/** Checks a new group's name. @throws {MeshError} ValidationError */
export function checkGroupName(name: string): void {
    const { length } = name;
    if (name.trim().length === 0)
        refuseArgument('name', 'must have a visible character', `it has ${length} characters`, { code: 'no-name' });
    checkLength('name', name, GROUP_NAME_MAX_LENGTH, { code: 'group-name', name });
}

/** The key of the group that the arguments name. @throws {MeshError} ValidationError */
export function groupKey(args: { readonly groupId: string; readonly domain: string }): GroupKey {
    checkId('groupId', args.groupId);
    checkDomain(args.domain);
    return { id: args.groupId, domain: args.domain };
}

/** How many seconds a group may last. @throws {MeshError} ValidationError outside 1 to `max` */
export function connectionTime(seconds: number | null | undefined, max: number): number {
    const value = seconds ?? max;
    if (value < 1 || value > max)
        refuseArgument('maxConnectionTimeSeconds', `must be from 1 to ${max} seconds`, `it is ${value}`, {
            code: 'life-full',
            values: { minutes: Math.floor(max / 60) },
        });
    return value;
}

/** How many groups a search returns. @throws {MeshError} ValidationError below 1 */
export function searchLimit(limit: number | null | undefined): number {
    const value = limit ?? SEARCH_DEFAULT_LIMIT;
    if (value < 1 || value > SEARCH_MAX_LIMIT)
        refuseArgument('limit', `must be from 1 to ${SEARCH_MAX_LIMIT}`, `it is ${value}`, null);
    return value;
}

/** Checks the prefix of a search. @throws {MeshError} ValidationError if it is empty or too long */
export function checkNamePrefix(namePrefix: string): void {
    checkNotEmpty('namePrefix', namePrefix, { code: 'no-name', name: namePrefix });
    checkLength('namePrefix', namePrefix, GROUP_NAME_MAX_LENGTH, { code: 'group-name', name: namePrefix });
}
