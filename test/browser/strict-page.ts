// An editor as the public ones are: https, with a policy that forbids connections to anywhere else, under a name that
// the browser takes for one of the internet. The classroom's server has http and a name that no browser trusts.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificate } from '../certificate';
import { EditorSite } from './editor-page';

/** The editor's name and the classroom server's. Both lead to this machine. */
export const EDITOR_HOST = 'editor.example';
export const CLASSROOM_HOST = 'classroom.example';

/** For Chromium: where the names lead, and that the certificate is good enough. */
export const STRICT_ARGS = [
    `--host-resolver-rules=MAP ${EDITOR_HOST} 127.0.0.1, MAP ${CLASSROOM_HOST} 127.0.0.1`,
    '--ignore-certificate-errors',
];

/** Scripts of its own, and nothing from elsewhere. */
const POLICY =
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:; connect-src 'self'";

/** Serves the editor by https. */
export async function openStrictSite(): Promise<EditorSite> {
    const folder = await mkdtemp(join(tmpdir(), 'strict-page-'));
    const { cert, key } = makeCertificate(folder, [`DNS:${EDITOR_HOST}`]);
    const tls = { cert: readFileSync(cert), key: readFileSync(key) };
    await rm(folder, { recursive: true });
    return EditorSite.open({
        serve: (listener) => createServer(tls, listener),
        headers: { 'content-security-policy': POLICY },
        origin: `https://${EDITOR_HOST}`,
    });
}
