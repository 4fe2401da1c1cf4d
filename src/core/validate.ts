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

/** Why an argument, or an item of it, is refused. */
export interface Problem {
    readonly message: string;
    readonly reason: Reason | null;
}

/** The reason code and the name of the item, for limits that a person can meet; null if only programs can meet them. */
export type NamedReason = { readonly code: ReasonCode; readonly name: string } | null;

/** The problem with something of which `given` exceeds `max`. */
export function limitProblem(message: string, named: NamedReason, max: number, given: number): Problem {
    return {
        message,
        reason: named ? { code: named.code, values: { name: shortened(named.name), max, given } } : null,
    };
}

/** What is wrong with the length of a text; null if it is within the limit. */
export function lengthProblem(argument: string, text: string, max: number, named: NamedReason): Problem | null {
    const given = text.length;
    if (given <= max) return null;
    return limitProblem(`${argument} is limited to ${max} characters; it has ${given}.`, named, max, given);
}

/** What is wrong with an empty text; null if it is not empty. */
export function emptyProblem(argument: string, text: string, named: NamedReason): Problem | null {
    if (text.length > 0) return null;
    return limitProblem(`${argument} must not be empty; it has 0 characters.`, named, 1, 0);
}

function requireNone(problem: Problem | null): void {
    if (problem !== null) refuse('ValidationError', problem.message, problem.reason);
}

/** Checks a host's, node's or group's id. @throws {MeshError} ValidationError */
export function checkId(argument: string, id: string): void {
    requireNone(emptyProblem(argument, id, null) ?? lengthProblem(argument, id, ID_MAX_LENGTH, null));
}

/** Checks a domain: a string of at most 256 characters, which may be empty. @throws {MeshError} ValidationError */
export function checkDomain(domain: string): void {
    requireNone(lengthProblem('domain', domain, DOMAIN_MAX_LENGTH, null));
}

/** Checks a new group's name. @throws {MeshError} ValidationError */
export function checkGroupName(name: string): void {
    if (name.trim().length === 0) {
        const message = `name must have a visible character; it has ${name.length} characters.`;
        requireNone({ message, reason: { code: 'no-name' } });
    }
    requireNone(lengthProblem('name', name, GROUP_NAME_MAX_LENGTH, { code: 'group-name', name }));
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
        requireNone({
            message: `maxConnectionTimeSeconds must be from 1 to ${max} seconds; it is ${value}.`,
            reason: { code: 'life-full', values: { minutes: Math.floor(max / 60) } },
        });
    return value;
}

/** How many groups a search returns. @throws {MeshError} ValidationError below 1 */
export function searchLimit(limit: number | null | undefined): number {
    const value = limit ?? SEARCH_DEFAULT_LIMIT;
    if (value < 1 || value > SEARCH_MAX_LIMIT)
        requireNone({ message: `limit must be from 1 to ${SEARCH_MAX_LIMIT}; it is ${value}.`, reason: null });
    return value;
}

/** Checks the prefix of a search. @throws {MeshError} ValidationError if it is empty or too long */
export function checkNamePrefix(namePrefix: string): void {
    requireNone(
        emptyProblem('namePrefix', namePrefix, { code: 'no-name', name: namePrefix }) ??
            lengthProblem('namePrefix', namePrefix, GROUP_NAME_MAX_LENGTH, { code: 'group-name', name: namePrefix }),
    );
}
