// Bundles the stack's code for its upload: a text for each resolver, a file for the Lambda.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';

/** The longest code of a resolver that AppSync accepts, in characters. */
const CODE_MAX_LENGTH = 32_000;
/** The options of every bundle. */
const COMMON = { bundle: true, platform: 'node', legalComments: 'none', logLevel: 'silent' } as const;

/** The code of a file of deploy/resolvers, such as `fields/list-nodes`. @throws {Error} if it is too long for AppSync */
export function resolverCode(name: string): string {
    const { outputFiles } = buildSync({
        entryPoints: [path.join(__dirname, 'resolvers', `${name}.ts`)],
        ...COMMON,
        write: false,
        format: 'esm',
        target: 'esnext',
        charset: 'utf8',
        external: ['@aws-appsync/utils'],
        // src/core/platform.appsync.ts replaces src/core/platform.ts.
        resolveExtensions: ['.appsync.ts', '.ts'],
    });
    const code = outputFiles[0]?.text ?? '';
    if (code.length > CODE_MAX_LENGTH)
        throw new Error(
            `deploy/resolvers/${name}.ts has ${code.length} characters; AppSync accepts ${CODE_MAX_LENGTH}.`,
        );
    return code;
}

/** Builds the Lambda into a folder. */
export function buildLambda(folder: string): void {
    mkdirSync(folder, { recursive: true });
    buildSync({
        entryPoints: [path.join(__dirname, 'lambda', 'commands.ts')],
        ...COMMON,
        outfile: path.join(folder, 'index.js'),
        format: 'cjs',
        target: 'node22',
        minify: true,
    });
}
