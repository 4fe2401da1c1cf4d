import {
    environmentOf,
    flagOf,
    NUMBER_DEFAULTS,
    NUMBER_SETTINGS,
    TEXT_DEFAULTS,
    TEXT_SETTINGS,
    TRUST_PROXY_SETTING,
    type Setting,
} from './setting-table';

/** The output of `--help`: every flag with its environment variable, its default and its range. */
export function helpText(version: string): string {
    return [
        `scratch-mesh ${version}: the mesh server for a classroom.`,
        '',
        'Usage: npx scratch-mesh [options]     (in its repository: npm start -- [options])',
        '',
        'Options; a flag wins over its environment name:',
        ...TEXT_SETTINGS.map((setting) => entry(setting, ' <text>', TEXT_DEFAULTS[setting.name] ?? 'not set')),
        ...NUMBER_SETTINGS.map((setting) =>
            entry(setting, ` <${setting.min} to ${setting.max}>`, NUMBER_DEFAULTS[setting.name]),
        ),
        entry(TRUST_PROXY_SETTING, '', 0),
        '  --help, -h\n      this text',
        '  --version\n      the version alone',
        '',
        'Example: npx scratch-mesh --port 4000 --host 0.0.0.0',
    ].join('\n');
}

function entry(setting: Setting, range: string, value: string | number): string {
    return `  --${flagOf(setting)}${range}\n      ${setting.help}\n      environment ${environmentOf(setting)}, default ${value}`;
}
