import { parseArgs, type ParseArgsConfig } from 'node:util';
import {
    MESH_SETTINGS,
    PORT,
    SettingsError,
    TEXT_SETTINGS,
    TRUST_PROXY,
    readSettings,
    type NumberSetting,
    type ServerSettings,
    type TextSetting,
} from './server-settings';

/** What the command line asks for. */
export type Command = { readonly kind: 'help' } | { readonly kind: 'serve'; readonly settings: ServerSettings };

const VALUES: readonly (NumberSetting | TextSetting)[] = [
    PORT,
    ...Object.values(TEXT_SETTINGS),
    ...Object.values(MESH_SETTINGS),
];
const FLAG_WIDTH = 38;

/** Reads flags and environment. @throws {SettingsError} for an unknown flag or a value that cannot be used */
export function parseCommandLine(
    args: readonly string[],
    environment: Readonly<Record<string, string | undefined>>,
): Command {
    const options: NonNullable<ParseArgsConfig['options']> = {
        help: { type: 'boolean', short: 'h' },
        [TRUST_PROXY.flag]: { type: 'boolean' },
    };
    for (const { flag } of VALUES) options[flag] = { type: 'string' };
    const { help, ...flags } = parsedFlags([...args], options);
    if (help === true) return { kind: 'help' };
    return { kind: 'serve', settings: readSettings(flags, environment) };
}

function parsedFlags(
    args: string[],
    options: NonNullable<ParseArgsConfig['options']>,
): Record<string, string | boolean | undefined> {
    try {
        const flags: Record<string, string | boolean | undefined> = {};
        for (const [name, value] of Object.entries(parseArgs({ args, options, strict: true }).values))
            if (typeof value === 'string' || typeof value === 'boolean') flags[name] = value;
        return flags;
    } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        throw new SettingsError(`${message} Run with --help for all settings.`);
    }
}

/** The text of `--help`: every flag, its environment name, its default. */
export function helpText(): string {
    const line = (flag: string, help: string) => `  ${flag.padEnd(FLAG_WIDTH)}${help}`;
    const rows = VALUES.flatMap((setting) => {
        const given = setting.kind === 'number' ? `${setting.min}–${setting.max}, ` : '';
        const fallback = setting.fallback === null ? 'unset' : String(setting.fallback);
        return [
            line(`--${setting.flag} <${setting.kind === 'number' ? 'n' : 'text'}>`, setting.help),
            line('', `(${setting.environment}; ${given}default ${fallback})`),
        ];
    });
    return [
        'A mesh server for one classroom: projects share events and variables in groups.',
        '',
        'Usage: npm start -- [options]        or: node dist/server.js [options]',
        '',
        'Options (environment name in brackets; a flag wins):',
        ...rows,
        line(`--${TRUST_PROXY.flag}`, TRUST_PROXY.help),
        line('', `(${TRUST_PROXY.environment})`),
        line('--help', 'show this'),
        '',
        'Addresses: POST /graphql and WebSocket /graphql (graphql-transport-ws), /scratch-mesh.js, /healthz, /metrics.',
    ].join('\n');
}
