// What stands in for platform.ts in AppSync's resolvers: deploy/bundles.ts chooses it when it bundles them.
import { util } from '@aws-appsync/utils';
import type { MeshErrorType } from '../wire/errors';
import type { Reason } from '../wire/reasons';

/** Ends the operation with a refusal. */
export function refuse(errorType: MeshErrorType, message: string, reason: Reason | null): never {
    return util.error(message, errorType, null, reason);
}

/** The form of time in all positions and answers: with milliseconds, in UTC. */
export function isoTime(milliseconds: number): string {
    return util.time.epochMilliSecondsToFormatted(milliseconds, "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", 'UTC');
}

/** AppSync has already refused a text that is no time. */
export function parseTime(text: string): number | null {
    return util.time.parseISO8601ToEpochMilliSeconds(text);
}

/** Java's patterns support everything that ours use. */
export function matches(pattern: string, text: string): boolean {
    return util.matches(pattern, text);
}

/** In URL encoding a byte is one character, or three that begin with `%`. */
export function utf8Bytes(text: string): number {
    const encoded = util.urlEncode(text);
    return encoded.length - 2 * (encoded.split('%').length - 1);
}
