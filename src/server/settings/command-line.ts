import { parseArgs } from 'node:util';
import type { MeshSettings } from '../../core/settings';
import {
    flagOf,
    MEMORY_SETTING,
    MESH_SETTINGS,
    PORT_SETTING,
    TEXT_SETTINGS,
    TRUST_PROXY_SETTING,
    type NumberSetting,
    type SettingText,
} from './setting-table';
import { SettingsError } from './settings-error';
import type { ServerSettings, StoreSettings } from './server-settings';

/** The result of parsing the command line. */
export type Command =
    | { readonly kind: 'serve'; readonly settings: ServerSettings }
    | { readonly kind: 'help' }
    | { readonly kind: 'version' };

/** The characters that a header carries unchanged. A key with any other character could never be sent. */
const HEADER_TEXT = /^(?=.{1,256}$)[!-~]([ -~]*[!-~])?$/;

/** https://www.iana.org/assignments/uri-schemes/prov/redis */
const REDIS_ADDRESS = /^rediss?:\/\/\S+$/;
/** The characters that a Redis key may contain without escaping. */
const STORE_NAME = /^[\w.-]{1,64}$/;

type Environment = Readonly<Record<string, string | undefined>>;
type Flags = Readonly<Record<string, string | boolean | undefined>>;

/** A value and the name of its flag or variable, for error messages. */
interface Given {
    readonly name: string;
    readonly value: string;
}

/**
 * Reads flags and environment variables. A flag takes precedence, and an empty variable counts as not set.
 * @throws {SettingsError} for an unknown flag and for a value that is out of range
 */
export function readCommandLine(args: readonly string[], environment: Environment): Command {
    const flags = readFlags(args);
    if (flags['help'] === true) return { kind: 'help' };
    if (flags['version'] === true) return { kind: 'version' };

    const given = (setting: SettingText): Given | undefined => {
        const flag = flags[flagOf(setting)];
        if (typeof flag === 'string') return { name: `--${flagOf(setting)}`, value: flag };
        const value = environment[setting.environment];
        return value === undefined || value === '' ? undefined : { name: setting.environment, value };
    };
    const number = (setting: NumberSetting) => wholeNumber(setting, given(setting));
    const isOn = (setting: SettingText) => flags[flagOf(setting)] === true || switchedOn(given(setting));
    const mesh: MeshSettings = {
        hostHeartbeatIntervalSeconds: number(MESH_SETTINGS.hostHeartbeatIntervalSeconds),
        hostHeartbeatTtlSeconds: number(MESH_SETTINGS.hostHeartbeatTtlSeconds),
        memberHeartbeatIntervalSeconds: number(MESH_SETTINGS.memberHeartbeatIntervalSeconds),
        memberHeartbeatTtlSeconds: number(MESH_SETTINGS.memberHeartbeatTtlSeconds),
        memberSilenceSeconds: number(MESH_SETTINGS.memberSilenceSeconds),
        maxConnectionTimeSeconds: number(MESH_SETTINGS.maxConnectionTimeSeconds),
        maxProlongedTimeSeconds: number(MESH_SETTINGS.maxProlongedTimeSeconds),
        eventTtlSeconds: number(MESH_SETTINGS.eventTtlSeconds),
        pollingIntervalSeconds: number(MESH_SETTINGS.pollingIntervalSeconds),
        batchIntervalMilliseconds: number(MESH_SETTINGS.batchIntervalMilliseconds),
    };
    checkHeartbeat(mesh, 'hostHeartbeatIntervalSeconds', 'hostHeartbeatTtlSeconds');
    checkHeartbeat(mesh, 'memberHeartbeatIntervalSeconds', 'memberHeartbeatTtlSeconds');
    return {
        kind: 'serve',
        settings: {
            mesh,
            port: number(PORT_SETTING),
            host: given(TEXT_SETTINGS.host)?.value ?? TEXT_SETTINGS.host.default,
            apiKey: keyText(given(TEXT_SETTINGS.apiKey)),
            secretKey: given(TEXT_SETTINGS.secretKey)?.value,
            trustProxy: isOn(TRUST_PROXY_SETTING),
            tls: tlsFiles(given(TEXT_SETTINGS.tlsCert), given(TEXT_SETTINGS.tlsKey)),
            store: storeSettings(given(TEXT_SETTINGS.store), given(TEXT_SETTINGS.storeName), given(MEMORY_SETTING)),
            editorFolder: given(TEXT_SETTINGS.editorFolder)?.value,
        },
    };
}

function readFlags(args: readonly string[]): Flags {
    const numbers = [PORT_SETTING, MEMORY_SETTING, ...Object.values(MESH_SETTINGS), ...Object.values(TEXT_SETTINGS)];
    const texts = numbers.map((setting) => [flagOf(setting), { type: 'string' }] as const);
    try {
        return parseArgs({
            args: [...args],
            options: {
                ...Object.fromEntries(texts),
                ...Object.fromEntries(
                    [TRUST_PROXY_SETTING].map((setting) => [flagOf(setting), { type: 'boolean' } as const]),
                ),
                help: { type: 'boolean', short: 'h' },
                version: { type: 'boolean' },
            },
        }).values;
    } catch (error) {
        const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
        throw new SettingsError(`${reason}. \`--help\` lists every option.`);
    }
}

function wholeNumber(setting: NumberSetting, given: Given | undefined): number {
    if (given === undefined) return setting.default;
    const value = /^\d{1,9}$/.test(given.value) ? Number(given.value) : Number.NaN;
    if (!(value >= setting.min && value <= setting.max))
        throw new SettingsError(
            `${given.name} must be a whole number from ${setting.min} to ${setting.max}; it is "${given.value}".`,
        );
    return value;
}

function tlsFiles(cert: Given | undefined, key: Given | undefined): ServerSettings['tls'] {
    if (cert === undefined && key === undefined) return undefined;
    if (cert === undefined) throw new SettingsError('--tls-key needs --tls-cert as well: the certificate.');
    if (key === undefined)
        throw new SettingsError("--tls-cert needs --tls-key as well: the certificate's private key.");
    return { certFile: cert.value, keyFile: key.value };
}

function storeSettings(store: Given | undefined, name: Given | undefined, memory: Given | undefined): StoreSettings {
    const where = store?.value ?? TEXT_SETTINGS.store.default;
    const maxBytes = wholeNumber(MEMORY_SETTING, memory) * 1024 * 1024;
    if (where === 'memory') {
        if (name === undefined) return { kind: where, maxBytes };
        throw new SettingsError(`${name.name} needs a Redis: --store redis://<host>:<port>.`);
    }
    // The value may contain a password, so the message does not repeat it.
    if (!REDIS_ADDRESS.test(where) || !URL.canParse(where))
        throw new SettingsError(
            `${store?.name ?? '--store'} must be memory or the address of a Redis, such as redis://localhost:6379.`,
        );
    if (name !== undefined && !STORE_NAME.test(name.value))
        throw new SettingsError(
            `${name.name} must be 1 to 64 letters, digits, "_", "-" or "."; it is "${name.value}".`,
        );
    return { kind: 'redis', url: where, name: name?.value ?? TEXT_SETTINGS.storeName.default, maxBytes };
}

/** The message names only the key's length, so that no log contains a mistyped key. */
function keyText(given: Given | undefined): string | undefined {
    if (given === undefined || HEADER_TEXT.test(given.value)) return given?.value;
    throw new SettingsError(
        `${given.name} must be 1 to 256 letters, digits or signs of ASCII, without a space at its ends; ` +
            `the given value has ${given.value.length} characters.`,
    );
}

function switchedOn(given: Given | undefined): boolean {
    if (given === undefined) return false;
    const on = ['1', 'true'].includes(given.value);
    if (!on && !['0', 'false'].includes(given.value))
        throw new SettingsError(`${given.name} must be 1, true, 0 or false; it is "${given.value}".`);
    return on;
}

/** With a longer interval than its TTL, a member would expire between two heartbeats. */
function checkHeartbeat(mesh: MeshSettings, interval: keyof MeshSettings, ttl: keyof MeshSettings): void {
    if (mesh[ttl] >= mesh[interval]) return;
    throw new SettingsError(
        `${MESH_SETTINGS[ttl].environment} must be at least ${MESH_SETTINGS[interval].environment}, ` +
            `which is ${mesh[interval]}; it is "${mesh[ttl]}".`,
    );
}
