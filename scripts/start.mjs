// `npm start`: installs and builds where that is needed, then runs the server in this very process, so that signals and
// the terminal reach it directly. Needs nothing but Node.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// A process of its own, so that the server carries nothing of what builds it.
const runner = fileURLToPath(new URL('run.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, [runner, 'build', 'start'], { stdio: 'inherit' });
if (status === 0) await import('../dist/server.js');
else process.exitCode = status ?? 1;
