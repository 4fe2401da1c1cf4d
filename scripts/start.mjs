// `npm start`: installs and builds what is missing, then runs the classroom server in this very process, so that
// signals reach it directly.
import { createRequire } from 'node:module';
import { build } from './build.mjs';
import { ensureInstalled, root } from './ensure-installed.mjs';

ensureInstalled();
build();
// graphql-js checks its arguments again and again otherwise: a third of the server's time.
process.env.NODE_ENV ??= 'production';
createRequire(import.meta.url)(`${root}dist/server.js`);
