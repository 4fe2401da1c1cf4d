// What AppSync's runtime has otherwise: its own version of this file (platform.appsync.ts) stands here when the stack's
// resolvers are bundled (deploy/bundles.ts). What they evaluate of the core reaches for nothing else that they have not.
import { MeshError, type MeshErrorType } from '../wire/errors';
import type { Reason } from '../wire/reasons';

export { utf8Bytes } from '../wire/utf8';

/** Ends the request with a refusal. @throws {MeshError} */
export function refuse(errorType: MeshErrorType, message: string, reason: Reason | null = null): never {
    throw new MeshError(errorType, message, reason);
}

/** Milliseconds since 1970 as the contract's AWSDateTime. */
export function isoTime(milliseconds: number): string {
    return new Date(milliseconds).toISOString();
}

/** Milliseconds since 1970 of an ISO 8601 time; null where it is none. */
export function parseTime(text: string): number | null {
    const time = Date.parse(text);
    return Number.isNaN(time) ? null : time;
}

/** Whether a text is what a pattern describes, one of those in position-pattern.ts. */
export function matches(pattern: string, text: string): boolean {
    return new RegExp(pattern).test(text);
}
