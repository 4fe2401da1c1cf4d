// The code of the stack as it is uploaded: each resolver one text, the Lambda one file.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';

/** Characters that AppSync takes as a resolver's code. */
const CODE_MAX_LENGTH = 32_000;
const FOLDER = __dirname;

/** The code of a file of deploy/resolvers, named as `fields/list-nodes`. @throws {Error} where it is longer than AppSync takes */
export function resolverCode(name: string): string {
    const { outputFiles } = buildSync({
        entryPoints: [path.join(FOLDER, 'resolvers', `${name}.ts`)],
        bundle: true,
        write: false,
        format: 'esm',
        platform: 'node',
        target: 'esnext',
        charset: 'utf8',
        external: ['@aws-appsync/utils'],
        // What AppSync's runtime has otherwise stands beside what it replaces: src/core/platform.appsync.ts.
        resolveExtensions: ['.appsync.ts', '.ts'],
        legalComments: 'none',
        logLevel: 'silent',
    });
    const code = outputFiles[0]?.text ?? '';
    if (code.length > CODE_MAX_LENGTH)
        throw new Error(`deploy/resolvers/${name}.ts has ${code.length} characters; AppSync takes ${CODE_MAX_LENGTH}.`);
    return code;
}

/** Builds the Lambda into a folder. */
export function buildLambda(folder: string): void {
    mkdirSync(folder, { recursive: true });
    buildSync({
        entryPoints: [path.join(FOLDER, 'lambda', 'handler.ts')],
        bundle: true,
        outfile: path.join(folder, 'index.js'),
        format: 'cjs',
        platform: 'node',
        target: 'node22',
        minify: true,
        legalComments: 'none',
        logLevel: 'silent',
    });
}
