// The list of settings. Flags, environment variables, checks and the help come from it; command-line.ts puts the values
// together.
import { STORE_MAX_MEBIBYTES } from '../../core/limits';
import { DEFAULT_SETTINGS, type MeshSettings } from '../../core/settings';

/** A setting in the command line and the help. */
export interface SettingText {
    /** Name of the environment variable. The flag is the same in lower case without `MESH_`. */
    readonly environment: string;
    /** One line for the help. */
    readonly help: string;
}

/** A setting that is a whole number within a range. */
export interface NumberSetting extends SettingText {
    readonly default: number;
    readonly min: number;
    readonly max: number;
}

/**
 * Milliseconds for which senders gather a batch at this server. A classroom server does not pay per request, so it can
 * afford events that arrive 150 ms sooner than with the 250 ms of a metered backend.
 */
const BATCH_INTERVAL_DEFAULT_MS = 100;

/** The port that a class types by default. */
export const PORT_SETTING: NumberSetting = {
    environment: 'MESH_PORT',
    help: 'TCP port to listen on; with 0 the server takes any free port',
    default: 4000,
    min: 0,
    max: 65_535,
};

/** The memory that all groups may use together. */
export const MEMORY_SETTING: NumberSetting = {
    environment: 'MESH_MEMORY_MEBIBYTES',
    help: 'MiB that the variables, events and members of all groups may use together',
    default: STORE_MAX_MEBIBYTES,
    min: 16,
    max: 65_536,
};

/** How long things live and how often they are renewed, by the core's names. */
export const MESH_SETTINGS: { readonly [Name in keyof MeshSettings]: NumberSetting } = {
    hostHeartbeatIntervalSeconds: {
        environment: 'MESH_HOST_HEARTBEAT_INTERVAL_SECONDS',
        help: "seconds between a host's heartbeats",
        default: DEFAULT_SETTINGS.hostHeartbeatIntervalSeconds,
        min: 1,
        max: 3600,
    },
    hostHeartbeatTtlSeconds: {
        environment: 'MESH_HOST_HEARTBEAT_TTL_SECONDS',
        help: 'seconds without a heartbeat of its host after which a group ends',
        default: DEFAULT_SETTINGS.hostHeartbeatTtlSeconds,
        min: 1,
        max: 86_400,
    },
    memberHeartbeatIntervalSeconds: {
        environment: 'MESH_MEMBER_HEARTBEAT_INTERVAL_SECONDS',
        help: "seconds between a member's heartbeats",
        default: DEFAULT_SETTINGS.memberHeartbeatIntervalSeconds,
        min: 1,
        max: 3600,
    },
    memberHeartbeatTtlSeconds: {
        environment: 'MESH_MEMBER_HEARTBEAT_TTL_SECONDS',
        help: 'seconds without a heartbeat after which a member has left',
        default: DEFAULT_SETTINGS.memberHeartbeatTtlSeconds,
        min: 1,
        max: 86_400,
    },
    memberSilenceSeconds: {
        environment: 'MESH_MEMBER_SILENCE_SECONDS',
        help: 'seconds without a sign of life after which lists leave a member out',
        default: DEFAULT_SETTINGS.memberSilenceSeconds,
        min: 3,
        max: 86_400,
    },
    maxConnectionTimeSeconds: {
        environment: 'MESH_MAX_CONNECTION_TIME_SECONDS',
        help: 'longest lifetime in seconds that a group can be created with, and the default',
        default: DEFAULT_SETTINGS.maxConnectionTimeSeconds,
        min: 1,
        max: 86_400,
    },
    maxProlongedTimeSeconds: {
        environment: 'MESH_MAX_PROLONGED_TIME_SECONDS',
        help: 'longest lifetime of a group in seconds, from its creation, to which its host can prolong it',
        default: DEFAULT_SETTINGS.maxProlongedTimeSeconds,
        min: 1,
        max: 86_400,
    },
    eventTtlSeconds: {
        environment: 'MESH_EVENT_TTL_SECONDS',
        help: 'seconds for which polling members can read an event',
        default: DEFAULT_SETTINGS.eventTtlSeconds,
        min: 1,
        max: 60,
    },
    pollingIntervalSeconds: {
        environment: 'MESH_POLLING_INTERVAL_SECONDS',
        help: 'seconds between two polls of a member without a WebSocket',
        default: DEFAULT_SETTINGS.pollingIntervalSeconds,
        min: 1,
        max: 60,
    },
    batchIntervalMilliseconds: {
        environment: 'MESH_BATCH_INTERVAL_MILLISECONDS',
        help: 'milliseconds for which a sender gathers events into one request',
        default: BATCH_INTERVAL_DEFAULT_MS,
        min: 20,
        max: 10_000,
    },
};

/** The text settings, all optional. */
export const TEXT_SETTINGS = {
    host: {
        environment: 'MESH_HOST',
        help: 'address to listen on; 127.0.0.1 is only this computer',
        default: '0.0.0.0',
    },
    apiKey: {
        environment: 'MESH_API_KEY',
        help: 'key that every request must carry as x-api-key; without it anyone may use the server',
        default: undefined,
    },
    secretKey: {
        environment: 'MESH_SECRET_KEY',
        help: 'secret from which createDomain derives domains; by default a random one until the server stops',
        default: undefined,
    },
    tlsCert: {
        environment: 'MESH_TLS_CERT',
        help: 'certificate file (PEM), together with --tls-key; the server then uses https and wss',
        default: undefined,
    },
    tlsKey: {
        environment: 'MESH_TLS_KEY',
        help: "file of the certificate's private key (PEM)",
        default: undefined,
    },
    store: {
        environment: 'MESH_STORE',
        help: 'memory: the groups end with the server; redis://<host>:<port>: several servers share them by that Redis or Valkey',
        default: 'memory',
    },
    storeName: {
        environment: 'MESH_STORE_NAME',
        help: 'with a Redis: the name under which it keeps the groups; use several names if several schools share it',
        default: 'scratch-mesh',
    },
    editorFolder: {
        environment: 'MESH_EDITOR_FOLDER',
        help: "folder in which the Scratch editor is kept once it was fetched; without it .cache/editor, or where npm installed the server the user's cache",
        default: undefined,
    },
} as const satisfies Record<string, SettingText & { readonly default: string | undefined }>;

/** The setting that is on or off. */
export const TRUST_PROXY_SETTING: SettingText = {
    environment: 'MESH_TRUST_PROXY',
    help: "take the caller's address from the last hop of X-Forwarded-For; use it only behind your own proxy",
};

/** The flag of an environment variable, without its two hyphens. */
export function flagOf({ environment }: SettingText): string {
    return environment.replace('MESH_', '').toLowerCase().replaceAll('_', '-');
}
