// `npm run lab`: builds the server, then plays test/network/main.ts; `--mutations` shows that the laboratory would notice.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { ensureJava } from './ensure-java.mjs';
import { ensureRedis } from './ensure-redis.mjs';
import { checkNode, ensureInstalled, runScript } from './ensure-installed.mjs';
import { runMutations } from './mutations.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

await runScript(async () => {
    checkNode();
    await ensureInstalled();
    await build();
    const args = process.argv.slice(2);
    if (args.includes('appsync')) ensureJava();
    if (args.includes('--processes') || args.includes('--kills')) ensureRedis();
    if (args.includes('--mutations')) {
        process.exitCode = (await runMutations(root)) ? 0 : 1;
        return;
    }
    const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'test/network/main.ts', ...args], {
        cwd: root,
        stdio: 'inherit',
        env: { ...process.env, NODE_ENV: 'production' },
    });
    process.exitCode = status ?? 1;
});
