// `npm start`: installs and builds if necessary, then runs the server in this process, so that signals and the terminal
// reach it directly. Needs only Node.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// The build has a process of its own, so that the server's memory holds nothing of it.
const runner = fileURLToPath(new URL('run.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, [runner, 'build', 'start'], { stdio: 'inherit' });
if (status === 0) await import('../dist/server.js');
else process.exitCode = status ?? 1;
