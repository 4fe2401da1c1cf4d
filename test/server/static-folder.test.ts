// The folder of the editor and those of the examples, on any Node.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import type * as FsPromises from 'node:fs/promises';
import { readdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { staticFolder } from '../../src/server/pages/static-folder';

jest.mock('node:fs/promises', () => {
    const actual = jest.requireActual<typeof FsPromises>('node:fs/promises');
    return { ...actual, readdir: jest.fn(actual.readdir) };
});

const actual = jest.requireActual<typeof FsPromises>('node:fs/promises');
const listing = jest.mocked(readdir);
let server: Server | null = null;

afterEach(() => {
    server?.close();
    server?.closeAllConnections();
});

/** Serves a folder under `/files/`; its address. */
async function served(folder: string): Promise<string> {
    const handler = staticFolder(folder, '/files/');
    server = createServer((request, response) => {
        Promise.resolve(handler(request, response)).catch(() => response.writeHead(500).end());
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The server does not listen.');
    return `http://127.0.0.1:${address.port}/files`;
}

/** A folder that is not there yet, and what makes it with a file in it. */
function newFolder(): { readonly folder: string; readonly make: () => void } {
    const folder = join(mkdtempSync(join(tmpdir(), 'mesh-static-')), 'editor');
    return {
        folder,
        make() {
            mkdirSync(join(folder, 'static'), { recursive: true });
            writeFileSync(join(folder, 'static', 'a.txt'), 'a');
        },
    };
}

test('files are served where a directory entry has no `path`, as on Node 26', async () => {
    const { folder, make } = newFolder();
    make();
    listing.mockImplementationOnce(async (...of) => {
        const entries = await actual.readdir(...of);
        for (const entry of entries) if (typeof entry === 'object') Reflect.deleteProperty(entry, 'path');
        return entries;
    });
    const response = await fetch(`${await served(folder)}/static/a.txt`);
    expect([response.status, await response.text()]).toEqual([200, 'a']);
});

test('a folder that could not be listed once is listed again at the next request', async () => {
    const { folder, make } = newFolder();
    make();
    const url = await served(folder);
    listing.mockRejectedValueOnce(Object.assign(new Error('too many open files'), { code: 'EMFILE' }));
    expect((await fetch(`${url}/static/a.txt`)).status).toBe(500);
    expect((await fetch(`${url}/static/a.txt`)).status).toBe(200);
});

test('a folder that is not there yet is served once it is', async () => {
    const { folder, make } = newFolder();
    const url = await served(folder);
    expect((await fetch(`${url}/static/a.txt`)).status).toBe(404);
    make();
    expect((await fetch(`${url}/static/a.txt`)).status).toBe(200);
    expect((await fetch(`${url}/static`)).status).toBe(404);
});
