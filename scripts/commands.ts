// The commands behind the scripts of package.json: `node scripts/run.mjs <name> [arguments]`.
import { build } from './build';
import { conformanceTable } from './conformance';
import { deploy } from './deploy';
import { ensureEditor } from './ensure-editor';
import { ensureTestTools } from './ensure-test-tools';
import { generate } from './generate';
import { runMutations } from './mutations';
import { PlainError } from './plain-error';
import { runNode } from './run-node';
import { ensureChromium, ensureFonts, ensureJava, ensureRedis } from './system-tools';
import { testEverything } from './test';

/** Takes the arguments after its name. False if it failed and has said why. */
type Command = (args: readonly string[]) => boolean | void | Promise<boolean | void>;

/** In production mode, graphql and other packages skip their own checks. */
const PRODUCTION = { environment: { NODE_ENV: 'production' } };

const COMMANDS: Readonly<Record<string, Command>> = {
    test: testEverything,
    'test-tools': ensureTestTools,
    build,
    generate,
    conformance: async () => {
        await build();
        ensureJava();
        ensureRedis();
        return conformanceTable();
    },
    bench: async (args) => {
        await build();
        return runNode(args[0] === 'attacks' ? 'bench/attacks/main.ts' : 'bench/main.ts', args, PRODUCTION);
    },
    lab: async (args) => {
        await build();
        if (args.includes('appsync')) ensureJava();
        if (args.includes('--processes') || args.includes('--kills')) ensureRedis();
        return args[0] === '--mutations' ? runMutations(args[1]) : runNode('test/network/main.ts', args, PRODUCTION);
    },
    synth: () => runNode('deploy/app.ts'),
    deploy,
    cost: (args) => {
        ensureJava();
        return runNode('test/appsync/cost-main.ts', args, { flags: ['--no-warnings'] });
    },
    examples: () => runNode('examples/make/main.ts'),
    weigh: () => inBrowser('scripts/weigh.ts'),
    gallery: (args) => {
        ensureFonts();
        return inBrowser('scripts/gallery.ts', args);
    },
    screenshots: () => inBrowser('scripts/screenshots.ts'),
};

/** Runs a program that opens the built pages and the editor in a browser. */
async function inBrowser(program: string, args: readonly string[] = []): Promise<boolean> {
    await build();
    await ensureEditor();
    ensureChromium();
    return runNode(program, args);
}

/** Runs a command. @throws {PlainError} if there is none of that name */
export async function runCommand(name: string | undefined, args: readonly string[]): Promise<void> {
    const command = COMMANDS[name ?? ''];
    if (command === undefined)
        throw new PlainError(`There is no command ${name ?? ''}; there are ${Object.keys(COMMANDS).join(', ')}.`);
    if ((await command(args)) === false) process.exitCode = 1;
}
