// Writes src/wire/types.ts, operations.ts and type-defs.ts from schema.graphql and operations.graphql, and docs/blocks.md
// from blocks/ and locales/. `--check` writes nothing, and fails if those of the wire are out of date.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { parse } from 'graphql';
import { format, resolveConfig } from 'prettier';
import { blocksPage } from './blocks-doc';
import { ROOT } from './root';

const HEADER = '// Generated from schema.graphql and operations.graphql by `npm run generate`: do not edit.\n';
const WIRE = join(ROOT, 'src/wire');
const BLOCKS_PAGE = join(ROOT, 'docs/blocks.md');
const SCALARS = { AWSDateTime: 'string', ID: 'string' };
const PLUGINS = { typescript, typescriptOperations, typedDocumentNode };

/** The generated files of src/wire by name. */
async function wireFiles(): Promise<Readonly<Record<string, string>>> {
    const schemaText = await readFile(join(WIRE, 'schema.graphql'), 'utf8');
    const schema = parse(schemaText);
    const document = parse(await readFile(join(WIRE, 'operations.graphql'), 'utf8'));
    const made = (filename: string, plugins: readonly (keyof typeof PLUGINS)[], config: object): Promise<string> =>
        codegen({
            filename,
            schema,
            documents: [{ location: 'operations.graphql', document }],
            config: { scalars: SCALARS, strictScalars: true, useTypeImports: true, enumsAsTypes: true, ...config },
            plugins: plugins.map((name) => ({ [name]: {} })),
            pluginMap: PLUGINS,
        });
    return {
        'types.ts': await made('types.ts', ['typescript'], { skipTypename: true, avoidOptionals: false }),
        'operations.ts': await made('operations.ts', ['typescriptOperations', 'typedDocumentNode'], {
            skipTypename: true,
            onlyOperationTypes: true,
        }),
        'type-defs.ts': `/** The contract of schema.graphql, for building an executable schema. */\nexport const typeDefs = ${JSON.stringify(schemaText)};\n`,
    };
}

async function formatted(file: string, text: string, parser: string): Promise<string> {
    return format(text, { ...(await resolveConfig(file)), parser });
}

/** Writes what is out of date. With `--check` it only prints what is out of date, and returns false if anything is. */
export async function generate(args: readonly string[]): Promise<boolean> {
    const isCheck = args.includes('--check');
    let stale = 0;
    for (const [name, body] of Object.entries(await wireFiles())) {
        const file = join(WIRE, name);
        const text = await formatted(file, HEADER + body, 'typescript');
        if ((await readFile(file, 'utf8').catch(() => '')) === text) continue;
        stale += 1;
        if (isCheck) console.error(`src/wire/${name} is out of date: run \`npm run generate\`.`);
        else await writeFile(file, text);
    }
    if (!isCheck) await writeFile(BLOCKS_PAGE, await formatted(BLOCKS_PAGE, blocksPage(), 'markdown'));
    if (isCheck && stale > 0) return false;
    console.log(stale === 0 ? 'The wire types are up to date.' : `Wrote ${stale} files in src/wire.`);
    return true;
}
