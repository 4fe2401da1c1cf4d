// `npm run deploy` where it cannot: a sentence, and nothing is begun.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const SCRIPT = path.join(__dirname, '..', '..', 'scripts', 'run.mjs');
const home = mkdtempSync(path.join(os.tmpdir(), 'mesh-home-'));
afterAll(() => rmSync(home, { recursive: true }));

test.each([
    ['no credentials', {}, 'AWS does not know who you are'],
    ['no region', { AWS_ACCESS_KEY_ID: 'somebody' }, 'No region is set'],
])('%s', (_what, more, sentence) => {
    const env = { PATH: process.env['PATH'], HOME: home, USERPROFILE: home, ...more };
    const { status, stderr, stdout } = spawnSync(process.execPath, [SCRIPT, 'deploy'], { env, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr + stdout).toContain(sentence);
    expect(stderr + stdout).toContain('Nothing was deployed.');
});
