// The list of settings. Flags, environment variables, checks and the help come from it; command-line.ts puts the values
// together.
import { STORE_MAX_MEBIBYTES } from '../../core/limits';
import { DEFAULT_SETTINGS, type MeshSettings } from '../../core/settings';

/** A setting in the command line and the help. Its flag and its environment variable follow from its name. */
export interface Setting {
    readonly name: string;
    /** One line for the help. */
    readonly help: string;
}

/** A setting that is a whole number within a range. */
export interface NumberSetting extends Setting {
    readonly name: keyof typeof NUMBER_DEFAULTS;
    readonly min: number;
    readonly max: number;
}

/** A setting that is a text. */
export interface TextSetting extends Setting {
    readonly name: keyof typeof TEXT_DEFAULTS;
}

/**
 * Milliseconds for which senders gather a batch at this server. A classroom server does not pay per request, so it can
 * afford events that arrive 150 ms sooner than with the 250 ms of a metered backend.
 */
const BATCH_INTERVAL_DEFAULT_MS = 100;

/** The values of numbers that are not set. */
export const NUMBER_DEFAULTS: Readonly<Record<keyof MeshSettings | 'port' | 'memoryMebibytes', number>> = {
    ...DEFAULT_SETTINGS,
    batchIntervalMilliseconds: BATCH_INTERVAL_DEFAULT_MS,
    port: 4000,
    memoryMebibytes: STORE_MAX_MEBIBYTES,
};

/** The number settings. */
export const NUMBER_SETTINGS: readonly NumberSetting[] = [
    { name: 'port', min: 0, max: 65_535, help: 'TCP port to listen on; with 0 the server takes any free port' },
    {
        name: 'memoryMebibytes',
        min: 16,
        max: 65_536,
        help: 'MiB that the variables, events and members of all groups may use together',
    },
    { name: 'hostHeartbeatIntervalSeconds', min: 1, max: 3600, help: "seconds between a host's heartbeats" },
    {
        name: 'hostHeartbeatTtlSeconds',
        min: 1,
        max: 86_400,
        help: 'seconds without a heartbeat of its host after which a group ends',
    },
    { name: 'memberHeartbeatIntervalSeconds', min: 1, max: 3600, help: "seconds between a member's heartbeats" },
    {
        name: 'memberHeartbeatTtlSeconds',
        min: 1,
        max: 86_400,
        help: 'seconds without a heartbeat after which a member has left',
    },
    {
        name: 'memberSilenceSeconds',
        min: 3,
        max: 86_400,
        help: 'seconds without a sign of life after which lists leave a member out',
    },
    {
        name: 'maxConnectionTimeSeconds',
        min: 1,
        max: 86_400,
        help: 'longest lifetime in seconds that a group can be created with, and the default',
    },
    {
        name: 'maxProlongedTimeSeconds',
        min: 1,
        max: 86_400,
        help: 'longest lifetime of a group in seconds, from its creation, to which its host can prolong it',
    },
    { name: 'eventTtlSeconds', min: 1, max: 60, help: 'seconds for which polling members can read an event' },
    {
        name: 'pollingIntervalSeconds',
        min: 1,
        max: 60,
        help: 'seconds between two polls of a member without a WebSocket',
    },
    {
        name: 'batchIntervalMilliseconds',
        min: 20,
        max: 10_000,
        help: 'milliseconds for which a sender gathers events into one request',
    },
];

/** The values of texts that are not set. */
export const TEXT_DEFAULTS = {
    host: '0.0.0.0',
    apiKey: undefined,
    secretKey: undefined,
    tlsCert: undefined,
    tlsKey: undefined,
    store: 'memory',
    storeName: 'scratch-mesh',
    editorFolder: undefined,
} as const;

/** The text settings. */
export const TEXT_SETTINGS: readonly TextSetting[] = [
    { name: 'host', help: 'address to listen on; 127.0.0.1 is only this computer' },
    {
        name: 'apiKey',
        help: 'key that every request must carry as x-api-key; without it anyone may use the server',
    },
    {
        name: 'secretKey',
        help: 'secret from which createDomain derives domains; by default a random one until the server stops',
    },
    {
        name: 'tlsCert',
        help: 'certificate file (PEM), together with --tls-key; the server then uses https and wss',
    },
    { name: 'tlsKey', help: "file of the certificate's private key (PEM)" },
    {
        name: 'store',
        help: 'memory: the groups end with the server; redis://<host>:<port>: several servers share them by that Redis or Valkey',
    },
    {
        name: 'storeName',
        help: 'with a Redis: the name under which it keeps the groups; use several names if several schools share it',
    },
    {
        name: 'editorFolder',
        help: "folder in which the Scratch editor is kept once it was fetched; without it .cache/editor, or where npm installed the server the user's cache",
    },
];

/** The setting that is on or off. */
export const TRUST_PROXY_SETTING: Setting = {
    name: 'trustProxy',
    help: "take the caller's address from the last hop of X-Forwarded-For; use it only behind your own proxy",
};

/** The flag of a setting, without its two hyphens: `apiKey` is `api-key`. */
export function flagOf({ name }: Pick<Setting, 'name'>): string {
    return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The environment variable of a setting: `apiKey` is `MESH_API_KEY`. */
export function environmentOf(setting: Pick<Setting, 'name'>): string {
    return `MESH_${flagOf(setting).toUpperCase().replaceAll('-', '_')}`;
}
