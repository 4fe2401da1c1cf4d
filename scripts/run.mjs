// The scripts of package.json: `node scripts/run.mjs bench`. Installs what is missing, then runs the command of that name
// from commands.ts. Needs only Node.
import { createRequire } from 'node:module';
import { checkNode, ensureInstalled, report } from './ensure-installed.mjs';

try {
    checkNode();
    await ensureInstalled();
    await import('tsx');
    const { runCommand } = createRequire(import.meta.url)('./commands.ts');
    await runCommand(process.argv[2], process.argv.slice(3));
} catch (error) {
    report(error);
}
