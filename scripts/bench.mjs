// `npm run bench`: builds what is measured, then prints the table of bench/main.ts; `npm run bench attacks` that of
// bench/attacks/main.ts.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { checkNode, ensureInstalled, runScript } from './ensure-installed.mjs';

await runScript(async () => {
    checkNode();
    await ensureInstalled();
    await build();
    const root = fileURLToPath(new URL('../', import.meta.url));
    const main = process.argv[2] === 'attacks' ? 'bench/attacks/main.ts' : 'bench/main.ts';
    const { status } = spawnSync(process.execPath, ['--import', 'tsx', main, ...process.argv.slice(2)], {
        cwd: root,
        stdio: 'inherit',
        env: { ...process.env, NODE_ENV: 'production' },
    });
    process.exitCode = status ?? 1;
});
