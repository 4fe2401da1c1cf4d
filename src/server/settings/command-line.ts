import { parseArgs } from 'node:util';
import type { MeshSettings } from '../../core/settings';
import {
    environmentOf,
    flagOf,
    NUMBER_DEFAULTS,
    NUMBER_SETTINGS,
    TEXT_DEFAULTS,
    TEXT_SETTINGS,
    TRUST_PROXY_SETTING,
    type NumberSetting,
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

    const given = (name: string): Given | undefined => {
        const flag = flags[flagOf({ name })];
        if (typeof flag === 'string') return { name: `--${flagOf({ name })}`, value: flag };
        const variable = environmentOf({ name });
        const value = environment[variable];
        return value === undefined || value === '' ? undefined : { name: variable, value };
    };
    const numbers = { ...NUMBER_DEFAULTS };
    for (const setting of NUMBER_SETTINGS) numbers[setting.name] = wholeNumber(setting, given(setting.name));
    const { port, memoryMebibytes, ...mesh } = numbers;
    checkHeartbeat(mesh, 'hostHeartbeatIntervalSeconds', 'hostHeartbeatTtlSeconds');
    checkHeartbeat(mesh, 'memberHeartbeatIntervalSeconds', 'memberHeartbeatTtlSeconds');
    return {
        kind: 'serve',
        settings: {
            mesh,
            port,
            host: given('host')?.value ?? TEXT_DEFAULTS.host,
            apiKey: keyText(given('apiKey')),
            secretKey: given('secretKey')?.value,
            trustProxy: flags[flagOf(TRUST_PROXY_SETTING)] === true || switchedOn(given(TRUST_PROXY_SETTING.name)),
            tls: tlsFiles(given('tlsCert'), given('tlsKey')),
            store: storeSettings(given('store'), given('storeName'), memoryMebibytes * 1024 * 1024),
            editorFolder: given('editorFolder')?.value,
        },
    };
}

function readFlags(args: readonly string[]): Flags {
    const texts = [...NUMBER_SETTINGS, ...TEXT_SETTINGS].map(
        (setting) => [flagOf(setting), { type: 'string' }] as const,
    );
    try {
        return parseArgs({
            args: [...args],
            options: {
                ...Object.fromEntries(texts),
                [flagOf(TRUST_PROXY_SETTING)]: { type: 'boolean' },
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
    if (given === undefined) return NUMBER_DEFAULTS[setting.name];
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

function storeSettings(store: Given | undefined, name: Given | undefined, maxBytes: number): StoreSettings {
    const where = store?.value ?? TEXT_DEFAULTS.store;
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
    return { kind: 'redis', url: where, name: name?.value ?? TEXT_DEFAULTS.storeName, maxBytes };
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
        `${environmentOf({ name: ttl })} must be at least ${environmentOf({ name: interval })}, ` +
            `which is ${mesh[interval]}; it is "${mesh[ttl]}".`,
    );
}
