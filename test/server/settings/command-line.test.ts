import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommandLine } from '../../../src/server/settings/command-line';
import { helpText } from '../../../src/server/settings/help-text';
import {
    environmentOf,
    flagOf,
    NUMBER_DEFAULTS,
    NUMBER_SETTINGS,
    TEXT_DEFAULTS,
    TEXT_SETTINGS,
    TRUST_PROXY_SETTING,
} from '../../../src/server/settings/setting-table';
import type { ServerSettings } from '../../../src/server/settings/server-settings';

function settings(args: readonly string[] = [], environment: Record<string, string> = {}): ServerSettings {
    const command = readCommandLine(args, environment);
    if (command.kind !== 'serve') throw new Error(`This asks for ${command.kind}.`);
    return command.settings;
}

test('without flags and environment the documented defaults hold', () => {
    expect(settings()).toEqual({
        mesh: {
            hostHeartbeatIntervalSeconds: 60,
            hostHeartbeatTtlSeconds: 150,
            memberHeartbeatIntervalSeconds: 120,
            memberHeartbeatTtlSeconds: 600,
            memberSilenceSeconds: 15,
            maxConnectionTimeSeconds: 1500,
            maxProlongedTimeSeconds: 7200,
            eventTtlSeconds: 10,
            pollingIntervalSeconds: 2,
            batchIntervalMilliseconds: 100,
        },
        host: '0.0.0.0',
        port: 4000,
        trustProxy: false,
        apiKey: undefined,
        secretKey: undefined,
        store: { kind: 'memory', maxBytes: 256 * 1024 * 1024 },
        tls: undefined,
    });
});

test('a flag wins over its environment name', () => {
    const environment = { MESH_PORT: '5000', MESH_HOST: '10.0.0.1', MESH_API_KEY: 'from the environment' };
    expect(settings(['--port', '6000', '--api-key=from a flag'], environment)).toMatchObject({
        port: 6000,
        host: '10.0.0.1',
        apiKey: 'from a flag',
    });
});

test('an empty environment variable counts as not set', () => {
    expect(settings([], { MESH_API_KEY: '', MESH_EVENT_TTL_SECONDS: '' })).toMatchObject({
        apiKey: undefined,
        mesh: { eventTtlSeconds: 10 },
    });
});

test.each([
    [['--port', '65536'], {}, '--port must be a whole number from 0 to 65535; it is "65536".'],
    [['--port', '-1'], {}, "Option '--port' argument is ambiguous"],
    [[], { MESH_EVENT_TTL_SECONDS: '0' }, 'MESH_EVENT_TTL_SECONDS must be a whole number from 1 to 60; it is "0".'],
    [[], { MESH_POLLING_INTERVAL_SECONDS: '2.5' }, 'MESH_POLLING_INTERVAL_SECONDS must be a whole number'],
    [[], { MESH_TRUST_PROXY: 'maybe' }, 'MESH_TRUST_PROXY must be 1, true, 0 or false; it is "maybe".'],
    [[], { MESH_HOST_HEARTBEAT_TTL_SECONDS: '59' }, 'must be at least MESH_HOST_HEARTBEAT_INTERVAL_SECONDS'],
    [['--tls-cert', 'cert.pem'], {}, '--tls-cert needs --tls-key as well'],
    [['--tls-key', 'key.pem'], {}, '--tls-key needs --tls-cert as well'],
    [['--store', 'disk'], {}, '--store must be memory or the address of a Redis, such as redis://localhost:6379.'],
    [['--store', 'redis://'], {}, '--store must be memory or the address of a Redis'],
    [['--memory-mebibytes', '8'], {}, '--memory-mebibytes must be a whole number from 16 to 65536; it is "8".'],
    [['--store-name', 'school'], {}, '--store-name needs a Redis: --store redis://<host>:<port>.'],
    [['--store', 'redis://a', '--store-name', 'a b'], {}, '--store-name must be 1 to 64 letters'],
    [['--prot', '1'], {}, '`--help` lists every option.'],
])('%j with %j is refused in a sentence', (args, environment, message) => {
    expect(() => settings(args, { ...environment })).toThrow(message);
});

test('--trust-proxy and its environment name are the same', () => {
    expect(settings(['--trust-proxy']).trustProxy).toBe(true);
    expect(settings([], { MESH_TRUST_PROXY: '1' }).trustProxy).toBe(true);
});

test('--store takes the address of a Redis, and the name under which the groups lie there', () => {
    const maxBytes = 256 * 1024 * 1024;
    expect(settings(['--store', 'redis://localhost:6379']).store).toEqual({
        kind: 'redis',
        url: 'redis://localhost:6379',
        name: 'scratch-mesh',
        maxBytes,
    });
    expect(
        settings([], { MESH_STORE: 'rediss://user:secret@redis.example/2', MESH_STORE_NAME: 'north-school' }).store,
    ).toEqual({ kind: 'redis', url: 'rediss://user:secret@redis.example/2', name: 'north-school', maxBytes });
});

test('an address that is refused is not repeated: it may hold a password', () => {
    expect(() => settings(['--store', 'http://user:secret@redis.example'])).toThrow(
        expect.not.objectContaining({ message: expect.stringContaining('secret') }),
    );
});

test('the help and docs/settings.md name every flag, environment name and default', () => {
    const documents = [helpText('0.0.0'), readFileSync(join(__dirname, '../../../docs/settings.md'), 'utf8')];
    expect(NUMBER_SETTINGS.map(({ name }) => name).sort()).toEqual(Object.keys(NUMBER_DEFAULTS).sort());
    expect(TEXT_SETTINGS.map(({ name }) => name)).toEqual(Object.keys(TEXT_DEFAULTS));
    for (const document of documents)
        for (const setting of [...NUMBER_SETTINGS, ...TEXT_SETTINGS, TRUST_PROXY_SETTING]) {
            expect(document).toContain(`--${flagOf(setting)}`);
            expect(document).toContain(environmentOf(setting));
        }
    for (const { name, min, max } of NUMBER_SETTINGS)
        expect(documents[1]).toMatch(
            new RegExp(`\`${environmentOf({ name })}\`.*\\| ${NUMBER_DEFAULTS[name]} +\\| ${min} to ${max} +\\|`),
        );
});
