// `npm run cost -- --members 5 --minutes 35`: plays a lesson on the emulated stack and says what it would cost on AWS.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureJava } from './ensure-java.mjs';
import { checkNode, ensureInstalled, runScript } from './ensure-installed.mjs';

await runScript(async () => {
    checkNode();
    await ensureInstalled();
    await ensureJava();
    const { status } = spawnSync(
        process.execPath,
        ['--no-warnings', '--import', 'tsx', 'test/appsync/cost-main.ts', ...process.argv.slice(2)],
        { cwd: fileURLToPath(new URL('../', import.meta.url)), stdio: 'inherit' },
    );
    process.exitCode = status ?? 1;
});
