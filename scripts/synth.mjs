// `npm run synth`: writes the CloudFormation template of a stage to dist/deploy. Needs no network and no credentials
// once the packages are there.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { checkNode, ensureInstalled, runScript } from './ensure-installed.mjs';

/** Synthesizes the stage of MESH_STAGE; whether that went well. */
export function synthesize() {
    const root = fileURLToPath(new URL('../', import.meta.url));
    const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'deploy/app.ts'], {
        cwd: root,
        stdio: 'inherit',
    });
    return status === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
    await runScript(async () => {
        checkNode();
        await ensureInstalled();
        if (!synthesize()) process.exitCode = 1;
    });
