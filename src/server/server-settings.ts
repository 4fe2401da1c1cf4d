// Every setting of the server once: its flag, its environment name, its default and its range. The parser, the help
// and docs/settings.md are made from this table.
import { DEFAULT_SETTINGS, type MeshSettings } from '../core/settings';

/** What the server process is told. */
export interface ServerSettings {
    readonly port: number;
    readonly host: string;
    /** Asked for as `x-api-key`; null: open to everybody who can reach the server. */
    readonly apiKey: string | null;
    /** From which createDomain derives domains; null: a new one for each process. */
    readonly secretKey: string | null;
    /** The last hop of X-Forwarded-For is the caller: only behind a proxy that sets it. */
    readonly trustProxy: boolean;
    readonly mesh: MeshSettings;
}

/** A setting that is a whole number. */
export interface NumberSetting {
    readonly kind: 'number';
    readonly flag: string;
    readonly environment: string;
    readonly fallback: number;
    readonly min: number;
    readonly max: number;
    readonly help: string;
}

/** A setting that is a text. A secret one is never shown. */
export interface TextSetting {
    readonly kind: 'text';
    readonly flag: string;
    readonly environment: string;
    readonly fallback: string | null;
    readonly help: string;
}

/** Above the batches of today's editors a classroom feels slow; at 100 ms forty senders still cost little. */
const SERVER_BATCH_INTERVAL_MS = 100;
const DAY_S = 86_400;

function number(
    flag: string,
    environment: string,
    fallback: number,
    [min, max]: readonly [number, number],
    help: string,
): NumberSetting {
    return { kind: 'number', flag, environment, fallback, min, max, help };
}

/** Numbers of the mesh, by their name in MeshSettings. */
export const MESH_SETTINGS: Readonly<Record<keyof MeshSettings, NumberSetting>> = {
    hostHeartbeatIntervalSeconds: number(
        'host-heartbeat-interval',
        'MESH_HOST_HEARTBEAT_INTERVAL_SECONDS',
        DEFAULT_SETTINGS.hostHeartbeatIntervalSeconds,
        [1, DAY_S],
        "seconds between a host's heartbeats",
    ),
    hostHeartbeatTtlSeconds: number(
        'host-heartbeat-ttl',
        'MESH_HOST_HEARTBEAT_TTL_SECONDS',
        DEFAULT_SETTINGS.hostHeartbeatTtlSeconds,
        [1, DAY_S],
        "seconds after which a group without its host's heartbeat ends",
    ),
    memberHeartbeatIntervalSeconds: number(
        'member-heartbeat-interval',
        'MESH_MEMBER_HEARTBEAT_INTERVAL_SECONDS',
        DEFAULT_SETTINGS.memberHeartbeatIntervalSeconds,
        [1, DAY_S],
        "seconds between a member's heartbeats",
    ),
    memberHeartbeatTtlSeconds: number(
        'member-heartbeat-ttl',
        'MESH_MEMBER_HEARTBEAT_TTL_SECONDS',
        DEFAULT_SETTINGS.memberHeartbeatTtlSeconds,
        [1, DAY_S],
        'seconds after which a member without a heartbeat has left',
    ),
    maxConnectionTimeSeconds: number(
        'max-connection-time',
        'MESH_MAX_CONNECTION_TIME_SECONDS',
        DEFAULT_SETTINGS.maxConnectionTimeSeconds,
        [1, DAY_S],
        'the longest life of a group in seconds, and the default',
    ),
    eventTtlSeconds: number(
        'event-ttl',
        'MESH_EVENT_TTL_SECONDS',
        DEFAULT_SETTINGS.eventTtlSeconds,
        [1, 600],
        'seconds for which an event is kept for members that poll',
    ),
    pollingIntervalSeconds: number(
        'polling-interval',
        'MESH_POLLING_INTERVAL_SECONDS',
        DEFAULT_SETTINGS.pollingIntervalSeconds,
        [1, 60],
        'seconds between two polls of a member',
    ),
    batchIntervalMilliseconds: number(
        'batch-interval',
        'MESH_BATCH_INTERVAL_MILLISECONDS',
        SERVER_BATCH_INTERVAL_MS,
        [20, 10_000],
        'milliseconds for which a sender gathers a batch',
    ),
};

/** The port. */
export const PORT: NumberSetting = number(
    'port',
    'PORT',
    4000,
    [0, 65_535],
    'the port to listen on; 0 takes a free one',
);

/** The texts. */
export const TEXT_SETTINGS = {
    host: {
        kind: 'text',
        flag: 'host',
        environment: 'HOST',
        fallback: '0.0.0.0',
        help: 'the address to listen on; 127.0.0.1 keeps the server to this machine',
    },
    apiKey: {
        kind: 'text',
        flag: 'api-key',
        environment: 'MESH_API_KEY',
        fallback: null,
        help: 'a key that clients must send as x-api-key; unset: open',
    },
    secretKey: {
        kind: 'text',
        flag: 'secret-key',
        environment: 'MESH_SECRET_KEY',
        fallback: null,
        help: 'keeps the domains of createDomain the same over restarts; unset: new ones',
    },
} as const satisfies Record<string, TextSetting>;

/** The switch for servers behind a proxy. */
export const TRUST_PROXY = {
    flag: 'trust-proxy',
    environment: 'MESH_TRUST_PROXY',
    help: 'take the caller\'s address from X-Forwarded-For (environment: "1")',
} as const;

/** A setting that cannot be used; the message names it, the value and the range. */
export class SettingsError extends Error {
    public override readonly name = 'SettingsError';
}

type Flags = Readonly<Record<string, string | boolean | undefined>>;
type Variables = Readonly<Record<string, string | undefined>>;

/** The settings from flags and environment; flags win. @throws {SettingsError} naming the first setting that is wrong */
export function readSettings(flags: Flags, environment: Variables): ServerSettings {
    const numeric = (setting: NumberSetting) => readNumber(setting, flags, environment);
    const textual = (setting: TextSetting) => text(setting, flags, environment)?.value ?? setting.fallback;
    const m = MESH_SETTINGS;
    return {
        port: numeric(PORT),
        host: textual(TEXT_SETTINGS.host) ?? TEXT_SETTINGS.host.fallback,
        apiKey: textual(TEXT_SETTINGS.apiKey),
        secretKey: textual(TEXT_SETTINGS.secretKey),
        trustProxy: flags[TRUST_PROXY.flag] === true || environment[TRUST_PROXY.environment] === '1',
        mesh: {
            hostHeartbeatIntervalSeconds: numeric(m.hostHeartbeatIntervalSeconds),
            hostHeartbeatTtlSeconds: numeric(m.hostHeartbeatTtlSeconds),
            memberHeartbeatIntervalSeconds: numeric(m.memberHeartbeatIntervalSeconds),
            memberHeartbeatTtlSeconds: numeric(m.memberHeartbeatTtlSeconds),
            maxConnectionTimeSeconds: numeric(m.maxConnectionTimeSeconds),
            eventTtlSeconds: numeric(m.eventTtlSeconds),
            pollingIntervalSeconds: numeric(m.pollingIntervalSeconds),
            batchIntervalMilliseconds: numeric(m.batchIntervalMilliseconds),
        },
    };
}

function text(
    setting: { readonly flag: string; readonly environment: string },
    flags: Flags,
    environment: Variables,
): { readonly source: string; readonly value: string } | null {
    const flag = flags[setting.flag];
    if (typeof flag === 'string') return { source: `--${setting.flag}`, value: flag };
    const value = environment[setting.environment];
    return value === undefined || value === '' ? null : { source: setting.environment, value };
}

function readNumber(setting: NumberSetting, flags: Flags, environment: Variables): number {
    const given = text(setting, flags, environment);
    if (given === null) return setting.fallback;
    const value = /^\d{1,9}$/.test(given.value) ? Number(given.value) : Number.NaN;
    if (value >= setting.min && value <= setting.max) return value;
    throw new SettingsError(
        `${given.source} must be a whole number from ${setting.min} to ${setting.max} (${setting.help}); it is "${given.value.slice(0, 40)}".`,
    );
}
