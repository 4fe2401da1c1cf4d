// `npm run examples`: writes the projects and pictures of examples/ from examples/make/.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { checkNode, ensureInstalled, runScript } from './ensure-installed.mjs';

await runScript(async () => {
    checkNode();
    await ensureInstalled();
    const root = fileURLToPath(new URL('../', import.meta.url));
    const options = { cwd: root, stdio: 'inherit' };
    const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'examples/make/main.ts'], options);
    process.exitCode = status ?? 1;
});
