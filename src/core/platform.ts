// The seam to AppSync's runtime. When the stack's resolvers are bundled, platform.appsync.ts replaces this file
// (deploy/bundles.ts). The core files that resolvers evaluate use nothing else that AppSync lacks.
import { MeshError, type MeshErrorType } from '../wire/errors';
import type { Reason } from '../wire/reasons';

export { utf8Bytes } from '../wire/utf8';

/** Ends the request with a refusal. @throws {MeshError} */
export function refuse(errorType: MeshErrorType, message: string, reason: Reason | null): never {
    throw new MeshError(errorType, message, reason);
}

/** Milliseconds since 1970 as the contract's AWSDateTime. */
export function isoTime(milliseconds: number): string {
    return new Date(milliseconds).toISOString();
}

/** Milliseconds since 1970 of an ISO 8601 time; null if the text is no time. */
export function parseTime(text: string): number | null {
    const time = Date.parse(text);
    return Number.isNaN(time) ? null : time;
}

/** Whether a text matches one of the patterns in src/wire/position-grammar.ts. */
export function matches(pattern: string, text: string): boolean {
    return new RegExp(pattern).test(text);
}
