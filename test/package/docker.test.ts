// The Dockerfile, as far as it can be tried without Docker: its files are there, its commands run.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer, type ServerProcess } from '../server-process';

const ROOT = join(__dirname, '../..');
const lines = readFileSync(join(ROOT, 'Dockerfile'), 'utf8').split('\n');
const ignored = readFileSync(join(ROOT, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/\/$/, ''));

/** The rest of the only line that begins like that. */
function after(beginning: string): string {
    const [line = '', ...others] = lines.filter((each) => each.startsWith(beginning));
    expect(others).toEqual([]);
    return line.slice(beginning.length);
}

/** The program's arguments; the image's /app is the package, which is made here. */
function argumentsOf(command: string): string[] {
    const words: string[] = JSON.parse(command.slice(command.indexOf('[')));
    expect(words[0]).toBe('node');
    return words.slice(1).map((word) => word.replace('/app/', ''));
}

const environment: Readonly<Record<string, string>> = Object.fromEntries(
    after('ENV ')
        .split(' ')
        .map((pair) => pair.split('=')),
);

/** The exit code of its health check, which finds the server by the port. */
function health(port: number): number | null {
    const env = { ...process.env, ...environment, MESH_PORT: String(port) };
    return spawnSync(process.execPath, argumentsOf(after('HEALTHCHECK ')), { env }).status;
}

test('what it copies from the repository is there, and not ignored', () => {
    const copied = lines
        .filter((line) => /^COPY (?!--from)/.test(line))
        .flatMap((line) => line.split(' ').slice(1, -1));
    expect(copied.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
    expect(copied.filter((file) => ignored.includes(file))).toEqual([]);
});

test('nothing that the package is made from is ignored', () => {
    const needed = ['package.json', 'package-lock.json', 'webpack.config.js', 'tsconfig.json', 'README.md', 'LICENSE'];
    const folders = ['src', 'blocks', 'locales', 'scripts', 'examples'];
    expect([...needed, ...folders].filter((name) => ignored.includes(name))).toEqual([]);
});

test('it runs as a user without rights', () => {
    expect(after('USER ')).toBe('node');
});

test('it exposes the port that its settings name', () => {
    expect(after('EXPOSE ')).toBe(environment['MESH_PORT']);
});

describe('a server by its command', () => {
    let server: ServerProcess;

    beforeAll(async () => {
        const program = argumentsOf(after('ENTRYPOINT ')).map((word) => join(ROOT, word));
        const editor = { MESH_EDITOR_FOLDER: join(ROOT, '.cache/editor') };
        server = await startServer({ ...environment, ...editor }, [], program);
    });

    test('it is healthy while it runs, and not when it has stopped', async () => {
        expect(health(server.port)).toBe(0);
        await server.stop();
        expect(health(server.port)).toBe(1);
    });
});
