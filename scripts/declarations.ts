// Writes the package's types from the sources: one file with every type of the bundles' API, so that a consumer needs no
// other package for them.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { PlainError } from './plain-error';
import { ROOT } from './root';

const TSCONFIG = join(ROOT, 'tsconfig/declarations.json');
/** The compiled types of the published entry. The other bundles export the same. */
const ENTRY = join(ROOT, '.cache/declarations/src/hosts/entry-module.d.ts');
const TYPES = join(ROOT, 'dist/scratch-mesh.d.ts');
/** The ES modules have the same types. */
const MODULE_TYPES = join(ROOT, 'dist/esm/scratch-mesh.d.mts');

/** The types of each source file, into .cache/declarations. `npm run typecheck` checks them. */
function emit(): void {
    const tsc = require.resolve('typescript/bin/tsc');
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', TSCONFIG], { encoding: 'utf8' });
    if (status !== 0) throw new PlainError(`The types could not be written:\n${stdout}`);
}

/** Puts every type of the entry into one file. */
function rollUp(): void {
    const configuration = ExtractorConfig.prepare({
        configObjectFullPath: undefined,
        packageJsonFullPath: join(ROOT, 'package.json'),
        configObject: {
            projectFolder: ROOT,
            mainEntryPointFilePath: ENTRY,
            compiler: { tsconfigFilePath: TSCONFIG },
            dtsRollup: { enabled: true, untrimmedFilePath: TYPES },
            apiReport: { enabled: false },
            docModel: { enabled: false },
            tsdocMetadata: { enabled: false },
            messages: {
                extractorMessageReporting: {
                    default: { logLevel: ExtractorLogLevel.Error },
                    // We mark no releases. Types that the entry does not export are in the file, too.
                    'ae-missing-release-tag': { logLevel: ExtractorLogLevel.None },
                    'ae-forgotten-export': { logLevel: ExtractorLogLevel.None },
                },
                // Our comments are for people.
                tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
            },
        },
    });
    const { succeeded } = Extractor.invoke(configuration, {
        messageCallback: (message) => {
            message.handled = message.logLevel !== ExtractorLogLevel.Error;
        },
    });
    if (!succeeded) throw new PlainError('The types could not be written: see the errors above.');
}

/** Writes the types into dist/. */
export function writeDeclarations(): void {
    emit();
    rollUp();
    // For pages that load the script: its global.
    writeFileSync(TYPES, `${readFileSync(TYPES, 'utf8')}\nexport as namespace ScratchMesh;\n`);
    writeFileSync(MODULE_TYPES, "export * from '../scratch-mesh.js';\n");
}
