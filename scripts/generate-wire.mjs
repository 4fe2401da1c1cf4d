// Writes src/wire/types.ts, operations.ts and type-defs.ts from schema.graphql and operations.graphql.
// `--check` writes nothing and fails when a generated file is out of date.
import { readFile, writeFile } from 'node:fs/promises';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { parse } from 'graphql';
import { format, resolveConfig } from 'prettier';

const HEADER = '// Generated from schema.graphql and operations.graphql by `npm run generate`: do not edit.\n';
const wire = new URL('../src/wire/', import.meta.url);
const schemaText = await readFile(new URL('schema.graphql', wire), 'utf8');
const schema = parse(schemaText);
const documents = [
    { location: 'operations.graphql', document: parse(await readFile(new URL('operations.graphql', wire), 'utf8')) },
];
const scalars = { AWSDateTime: 'string', ID: 'string' };

/** Runs one set of plugins over the contract. */
function generate(filename, plugins, config = {}) {
    return codegen({
        filename,
        schema,
        documents,
        config: { scalars, strictScalars: true, useTypeImports: true, enumsAsTypes: true, ...config },
        plugins: plugins.map((name) => ({ [name]: {} })),
        pluginMap: { typescript, typescriptOperations, typedDocumentNode },
    });
}

const files = {
    'types.ts': await generate('types.ts', ['typescript'], { skipTypename: true, avoidOptionals: false }),
    'operations.ts': await generate('operations.ts', ['typescriptOperations', 'typedDocumentNode'], {
        skipTypename: true,
        onlyOperationTypes: true,
    }),
    'type-defs.ts': `/** The contract of schema.graphql, for building an executable schema. */\nexport const typeDefs = ${JSON.stringify(schemaText)};\n`,
};

let stale = 0;
for (const [name, body] of Object.entries(files)) {
    const target = new URL(name, wire);
    const options = await resolveConfig(target);
    const text = await format(HEADER + body, { ...options, parser: 'typescript' });
    const current = await readFile(target, 'utf8').catch(() => '');
    if (current === text) continue;
    stale += 1;
    if (process.argv.includes('--check')) console.error(`src/wire/${name} is out of date: run \`npm run generate\`.`);
    else await writeFile(target, text);
}
if (process.argv.includes('--check') && stale > 0) process.exitCode = 1;
else console.log(stale === 0 ? 'The wire types are up to date.' : `Wrote ${stale} files in src/wire.`);
