// `npm run bench`: builds what is measured, then prints the table of bench/main.ts.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { checkNode, ensureInstalled, runScript } from './ensure-installed.mjs';

await runScript(async () => {
    checkNode();
    await ensureInstalled();
    await build();
    const root = fileURLToPath(new URL('../', import.meta.url));
    const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'bench/main.ts', ...process.argv.slice(2)], {
        cwd: root,
        stdio: 'inherit',
        env: { ...process.env, NODE_ENV: 'production' },
    });
    process.exitCode = status ?? 1;
});
