// Writes `<file>.licenses.txt` beside a bundle, with the licence and the notice of each package in it, as the licences
// require. The build fails if a licence does not let us ship a package.
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { Compilation, sources } = require('webpack');

/** Licences that let us ship a package under MIT, together with its notice. */
const ACCEPTED = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'];

const NAME = 'BundledLicences';
const RULE = '-'.repeat(80);

/** The source files of a module. Webpack joins several into one. */
function filesOf(module) {
    if (module.modules !== undefined) return [...module.modules].flatMap(filesOf);
    return module.resource === undefined ? [] : [module.resource.split('?')[0]];
}

/** The folder of a file's package. Some packages have further package.json files inside, without a version. */
function packageOf(file) {
    if (!/[\\/]node_modules[\\/]/.test(file)) return null;
    for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
        const manifest = join(folder, 'package.json');
        if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version !== undefined) return folder;
    }
    return null;
}

function noticeOf(folder) {
    const { name, version, license, author, homepage } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (!ACCEPTED.includes(license))
        throw new Error(`${name} has the licence ${license}; a bundle may hold ${ACCEPTED.join(', ')}.`);
    const head = [`${name} ${version} (${license})`, author?.name ?? author, homepage].filter(Boolean).join('\n');
    const texts = readdirSync(folder)
        .filter((file) => /^(licen[sc]e|notice|copying)([.-]|$)/i.test(file))
        .sort()
        .map((file) => readFileSync(join(folder, file), 'utf8').trim());
    return [head, ...texts].join('\n\n');
}

/** The webpack plugin. */
class BundledLicences {
    apply(compiler) {
        compiler.hooks.compilation.tap(NAME, (compilation) => {
            const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT;
            compilation.hooks.processAssets.tap({ name: NAME, stage }, () => {
                for (const chunk of compilation.chunks) this.#write(compilation, chunk);
            });
        });
    }

    #write(compilation, chunk) {
        const files = [...compilation.chunkGraph.getChunkModulesIterable(chunk)].flatMap(filesOf);
        const folders = new Set(files.map(packageOf).filter((folder) => folder !== null));
        const notices = [...folders].map(noticeOf).sort();
        if (notices.length === 0) return;
        const [file] = chunk.files;
        const head = `The packages in ${file}, and their licences.`;
        const text = `${[head, ...notices].join(`\n\n${RULE}\n`)}\n`;
        compilation.emitAsset(`${file}.licenses.txt`, new sources.RawSource(text));
    }
}

module.exports = { BundledLicences };
