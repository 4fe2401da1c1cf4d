// `npm start`: installs and builds where that is needed, then runs the server in this very process, so that signals and
// the terminal reach it directly. Needs nothing but Node.
import { checkNode, ensureInstalled, runScript } from './ensure-installed.mjs';

await runScript(async () => {
    checkNode();
    await ensureInstalled();
    const { build, SERVER_BUNDLES } = await import('./build.mjs');
    await build(SERVER_BUNDLES);
    await import('../dist/server.js');
});
