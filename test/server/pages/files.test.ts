// What the server sends as files: bundles, examples, the editor. Nothing else of the disk is within reach.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, brotliCompressSync, gzipSync } from 'node:zlib';
import { sendFile, type Keeping } from '../../../src/server/pages/sent-file';

const BODY = 'let text = "the file itself";'.repeat(100);

let folder: string;
let server: Server;
let port: number;
let keeping: Keeping = 'ask';

beforeAll(async () => {
    const parent = mkdtempSync(join(tmpdir(), 'mesh-files-'));
    folder = join(parent, 'open');
    mkdirSync(join(folder, 'chunks'), { recursive: true });
    writeFileSync(join(parent, 'secret.txt'), 'secret');
    writeFileSync(join(folder, '.hidden'), 'hidden');
    writeFileSync(join(folder, 'script.js'), BODY);
    writeFileSync(join(folder, 'script.js.br'), brotliCompressSync(BODY));
    writeFileSync(join(folder, 'script.js.gz'), gzipSync(BODY));
    writeFileSync(join(folder, 'chunks', 'a b.js'), 'spaced');
    writeFileSync(join(folder, 'game.sb3'), 'project');
    server = createServer((request, response) =>
        sendFile(request, response, { folder, path: request.url ?? '/', keeping, missing: 'No such file.' }),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The server does not listen.');
    ({ port } = address);
});
afterAll(() => {
    server.close();
    server.closeAllConnections();
    rmSync(join(folder, '..'), { recursive: true });
});
beforeEach(() => {
    keeping = 'ask';
});

interface Answer {
    readonly status: number;
    readonly headers: IncomingMessage['headers'];
    readonly body: Buffer;
}

/** Asks as a hostile program can: no client tidies the path up. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
    return new Promise((resolve, reject) => {
        httpRequest({ host: '127.0.0.1', port, path, headers, method }, (response) => {
            const parts: Buffer[] = [];
            response.on('data', (part: Buffer) => parts.push(part));
            response.on('end', () =>
                resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
            );
        })
            .on('error', reject)
            .end();
    });
}

test.each([
    ['br, gzip', 'br'],
    ['gzip, deflate, br;q=0.5', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', undefined],
    ['', undefined],
])('a browser that takes "%s" is sent the file as %s', async (accepted, encoding) => {
    const { status, headers, body } = await get('/script.js', { 'accept-encoding': accepted });
    expect([status, headers['content-encoding'], headers['content-type']]).toEqual([
        200,
        encoding,
        'text/javascript; charset=utf-8',
    ]);
    expect(headers.vary).toBe('accept-encoding');
    expect(body.length).toBe(Number(headers['content-length']));
    if (encoding === 'br') expect(brotliDecompressSync(body).toString()).toBe(BODY);
    if (encoding === undefined) expect(body.toString()).toBe(BODY);
});

test('what a browser has is not sent again, in whichever encoding it has it', async () => {
    for (const accepted of ['br', 'gzip', '']) {
        const headers = { 'accept-encoding': accepted };
        const tag = (await get('/script.js', headers)).headers.etag ?? '';
        const again = await get('/script.js', { ...headers, 'if-none-match': tag });
        expect([again.status, again.body.length]).toEqual([304, 0]);
    }
});

test('a file whose address changes with it is kept for good, another one is asked for each time', async () => {
    expect((await get('/script.js')).headers['cache-control']).toBe('no-cache');
    keeping = 'for-good';
    expect((await get('/script.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
});

test('a part of a file is a part of the file itself', async () => {
    const part = await get('/script.js', { range: 'bytes=4-7', 'accept-encoding': 'br' });
    expect([part.status, part.body.toString(), part.headers['content-encoding']]).toEqual([206, 'text', undefined]);
    expect((await get('/script.js', { range: 'bytes=999999-' })).status).toBe(416);
});

test('HEAD has the headers alone', async () => {
    const { status, headers, body } = await get('/script.js', {}, 'HEAD');
    expect([status, headers['content-length'], body.length]).toEqual([200, String(BODY.length), 0]);
});

test('a project has its type, a name its blanks', async () => {
    expect((await get('/game.sb3')).headers['content-type']).toBe('application/x.scratch.sb3');
    expect((await get('/chunks/a%20b.js')).body.toString()).toBe('spaced');
});

test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/chunks/..%5c..%5csecret.txt',
    '/chunks/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/.hidden',
    '/script.js%00.txt',
    '/%E0%A4%A',
    '/chunks',
    '/chunks/',
    '/',
    '/nothing.js',
    `/${'a'.repeat(5000)}`,
])('%s is no file here', async (path) => {
    const { status, body, headers } = await get(path, { 'accept-encoding': 'br, gzip' });
    expect([400, 403, 404]).toContain(status);
    expect(body.toString()).not.toContain('secret');
    expect(headers['content-encoding']).toBeUndefined();
    expect(JSON.parse(body.toString())).toMatchObject({ errors: [{ errorType: 'BadRequest' }] });
});
