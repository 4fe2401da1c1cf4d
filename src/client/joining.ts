import { MeshClientError } from './errors';
import type { Membership } from './membership';

/** Joins a group that was found. @throws {BackendError} */
export type Join = () => Promise<Membership>;

/** Where one is outside a group. */
export const NOWHERE = { group: null, role: null } as const;

/** Somebody left before the group that was to be joined was. */
export function leftBefore(): MeshClientError {
    return new MeshClientError('refused', 'The group was left before it was joined.');
}

/** What was looked for was found to be the present group, which ended before that was known. */
export function goneMeanwhile(): Promise<never> {
    return Promise.reject(new MeshClientError('group-gone', 'The group has ended. Its host can create a new one.'));
}
