import type { MeshStatus } from '../client/status/status';

/** Whether the member is in a group, even if the connection is lost for the moment. */
export function inGroup({ state }: MeshStatus): boolean {
    return state === 'connected' || state === 'reconnecting';
}
