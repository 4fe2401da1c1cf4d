import type { MeshSettings } from '../src/core/settings';

/** A setting of the stack. */
export type StackSetting = (typeof SETTING_NAMES)[number][0];

/** The stack's settings, and their names in the environments of its API and its Lambda. */
export const SETTING_NAMES = [
    ['hostHeartbeatIntervalSeconds', 'MESH_HOST_HEARTBEAT_INTERVAL_SECONDS'],
    ['hostHeartbeatTtlSeconds', 'MESH_HOST_HEARTBEAT_TTL_SECONDS'],
    ['memberHeartbeatIntervalSeconds', 'MESH_MEMBER_HEARTBEAT_INTERVAL_SECONDS'],
    ['memberHeartbeatTtlSeconds', 'MESH_MEMBER_HEARTBEAT_TTL_SECONDS'],
    ['maxConnectionTimeSeconds', 'MESH_MAX_CONNECTION_TIME_SECONDS'],
    ['eventTtlSeconds', 'MESH_EVENT_TTL_SECONDS'],
    ['pollingIntervalSeconds', 'MESH_POLLING_INTERVAL_SECONDS'],
    ['batchIntervalMilliseconds', 'MESH_BATCH_INTERVAL_MILLISECONDS'],
] as const satisfies readonly (readonly [keyof MeshSettings, string])[];
