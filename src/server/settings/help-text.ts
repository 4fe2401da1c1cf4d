import {
    flagOf,
    MEMORY_SETTING,
    MESH_SETTINGS,
    PORT_SETTING,
    TEXT_SETTINGS,
    TRUST_PROXY_SETTING,
} from './setting-table';

/** The output of `--help`: every flag with its environment variable, its default and its range. */
export function helpText(version: string): string {
    const texts = Object.values(TEXT_SETTINGS).map((setting) => ({ ...setting, range: 'text' }));
    const numbers = [PORT_SETTING, MEMORY_SETTING, ...Object.values(MESH_SETTINGS)].map((setting) => ({
        ...setting,
        range: `${setting.min} to ${setting.max}`,
    }));
    const lines = [...numbers.slice(0, 1), ...texts, ...numbers.slice(1)].map(
        (setting) =>
            `  --${flagOf(setting)} <${setting.range}>\n` +
            `      ${setting.help}\n` +
            `      environment ${setting.environment}, default ${setting.default ?? 'not set'}`,
    );
    const switches = [TRUST_PROXY_SETTING].map(
        (setting) =>
            `  --${flagOf(setting)}\n      ${setting.help}\n` +
            `      environment ${setting.environment} (1 or 0), default 0`,
    );
    return [
        `scratch-mesh ${version}: the mesh server for a classroom.`,
        '',
        'Usage: npx scratch-mesh [options]     (in its repository: npm start -- [options])',
        '',
        'Options; a flag wins over its environment name:',
        ...lines,
        ...switches,
        '  --help, -h\n      this text',
        '  --version\n      the version alone',
        '',
        'Example: npx scratch-mesh --port 4000 --host 0.0.0.0',
    ].join('\n');
}
