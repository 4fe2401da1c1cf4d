import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommandLine } from '../../src/server/settings/command-line';
import { createMeshServer } from '../../src/server/mesh-server';
import { CreateGroupDocument } from '../../src/wire/operations';
import { EditorFetch } from '../../src/server/pages/editor-fetch';
import { ownGroups, type OwnClock } from '../../src/server/groups/server-groups';
import { run } from './wire-client';

/** A server in the test's own process. */
export interface TestServer {
    readonly url: string;
    /** What it logged. */
    readonly log: readonly string[];
    /** Folder from which it serves the bundles; empty. */
    readonly bundles: string;
    /** A value of `/metrics`; 0 where it has not been counted yet. */
    metric(name: string): Promise<number>;
    close(): Promise<void>;
}

/** Starts a server on a free port of the loopback. `clock` stands in for its own. */
export async function startTestServer(environment: Record<string, string> = {}, clock?: OwnClock): Promise<TestServer> {
    const command = readCommandLine(['--port', '0', '--host', '127.0.0.1'], environment);
    if (command.kind !== 'serve') throw new Error('These are no settings for a server.');
    const log: string[] = [];
    const bundles = mkdtempSync(join(tmpdir(), 'mesh-bundles-'));
    const files = {
        bundles,
        editorFolder: join(bundles, 'editor'),
        examples: join(bundles, 'examples'),
    };
    const server = await createMeshServer(command.settings, {
        files,
        editor: new EditorFetch(files.editorFolder, null),
        openGroups: ownGroups(command.settings, clock),
        log: (line) => log.push(line),
    });
    const { port } = await server.listen();
    const url = `http://127.0.0.1:${port}`;
    return {
        url,
        log,
        bundles,
        async metric(name) {
            const text = await (await fetch(`${url}/metrics`)).text();
            const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `));
            return Number(line?.slice(name.length + 1) ?? 0);
        },
        close: () => server.close(),
    };
}

/** A new group on a server. */
export async function newGroup(
    url: string,
    hostId = 'host',
): Promise<{ readonly groupId: string; readonly domain: string }> {
    const domain = 'test';
    const variables = { name: 'a group', hostId, domain, useWebSocket: true };
    const { data } = await run(url, CreateGroupDocument, variables);
    const created: unknown = data?.['createGroup'];
    if (typeof created !== 'object' || created === null || !('id' in created)) throw new Error('No group was created.');
    return { groupId: String(created.id), domain };
}

/** An event as clients send it. */
export function event(eventName: string, more: object = {}) {
    return { eventName, firedAt: '2026-01-11T13:22:00.123Z', ...more };
}
