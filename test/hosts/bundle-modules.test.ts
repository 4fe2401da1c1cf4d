// What is inside the extension's bundle: a page of somebody else's gets nothing of Scratch or React, and under 88 KB.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import webpack, { type Configuration, type StatsModule } from 'webpack';

/**
 * Kilobytes of 1,000 bytes. 49 of them are Apollo Client, RxJS, graphql-ws and what these need of graphql-js, 7 the texts
 * in three languages, a sentence for every reason; the editors of today carry 273 for their client alone.
 */
const GZIP_MAX_BYTES = 88_000;

/**
 * What came after Chrome 93, Firefox 92 and Safari 15.4, which Apollo Client needs. TypeScript does not see these: its
 * library of the DOM knows no years.
 */
const NEWER = [
    'URL.canParse',
    'URL.parse',
    'structuredClone',
    'AbortSignal.',
    'Promise.withResolvers',
    'Object.groupBy',
    'Map.groupBy',
    'Array.fromAsync',
    'randomUUID',
    '.findLast',
    '.toSorted(',
    '.toReversed(',
    '.toSpliced(',
    '.isSubsetOf(',
];

function isConfigurations(loaded: unknown): loaded is Configuration[] {
    return Array.isArray(loaded);
}

function namesOf(modules: readonly StatsModule[] = []): string[] {
    return modules.flatMap((module) => [String(module.name), ...namesOf(module.modules)]);
}

describe('the bundle scratch-mesh.js', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mesh-bundle-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    it('holds nothing of Scratch or React, nothing that browsers of 2021 lack, and adds under 88 KB gzip to a page', async () => {
        const loaded: unknown = createRequire(__filename)('../../webpack.config.js');
        const configuration = isConfigurations(loaded) ? loaded.find(({ name }) => name === 'scratch-mesh') : undefined;
        if (configuration === undefined) throw new Error('There is no configuration of that name.');
        const names = await new Promise<string[]>((resolve, reject) => {
            webpack({ ...configuration, output: { ...configuration.output, path: folder } }, (error, stats) => {
                if (error !== null || stats === undefined) return reject(error ?? new Error('Nothing was built.'));
                resolve(namesOf(stats.toJson({ all: false, modules: true, nestedModules: true }).modules));
            });
        });
        expect(names.length).toBeGreaterThan(50);
        expect(names.filter((name) => /node_modules\/(@scratch\/|scratch-|react|preact)/.test(name))).toEqual([]);
        const bundle = readFileSync(join(folder, 'scratch-mesh.js'));
        expect(NEWER.filter((api) => bundle.includes(api))).toEqual([]);
        expect(gzipSync(bundle, { level: 9 }).length).toBeLessThan(GZIP_MAX_BYTES);
    }, 60_000);
});
