// The bundles, built by name: `webpack --config-name server`.
const { resolve } = require('node:path');
const Minimizer = require('minimizer-webpack-plugin');

/** Bytes of a browser bundle before compression; 88 KB after it, which a test holds and `npm run bench` measures. */
const BUNDLE_BUDGET_BYTES = 330 * 1024;

/** A page brings its own words and its user interface along. */
const PAGE_BUDGET_BYTES = BUNDLE_BUDGET_BYTES + 60 * 1024;

/** What graphql-js and the core add to the offline bundle. */
const OFFLINE_EXTRA_BYTES = 160 * 1024;

const typescript = {
    test: /\.tsx?$/,
    loader: 'ts-loader',
    exclude: /node_modules/,
    // Types are checked by `npm run typecheck`, once for everything.
    options: { transpileOnly: true, compilerOptions: { noEmit: false } },
};

/** SWC leaves a kilobyte less of the extension's bundle than webpack's own choice, after compression. */
const minimizer = new Minimizer({
    minify: Minimizer.swcMinify,
    minimizerOptions: { compress: { passes: 3 }, mangle: true },
    extractComments: false,
});

/** The beginnings of the ids of texts that not everybody shows: the server's pages, the teacher's, the popup. */
const TEXTS_OF_PAGES = ['page.', 'teacher.', 'popup.'];

/** Keeps the texts of pages out of a bundle, but for those that it shows. */
function textsFor(shown) {
    const prefixes = TEXTS_OF_PAGES.filter((prefix) => !shown.includes(prefix));
    return {
        test: /[\\/]locales[\\/][\w-]+\.json$/,
        type: 'json',
        use: { loader: resolve(__dirname, 'scripts/leave-out-texts.cjs'), options: { prefixes } },
    };
}

/** What all bundles share. `shown`: the texts of pages that it shows. */
function bundle(name, entry, shown = []) {
    return {
        name,
        mode: 'production',
        entry: { [name]: resolve(__dirname, entry) },
        output: { path: resolve(__dirname, 'dist'), filename: '[name].js' },
        resolve: { extensions: ['.ts', '.tsx', '.js', '.json'] },
        module: { rules: [typescript, textsFor(shown)] },
        optimization: { minimizer: [minimizer] },
        stats: 'errors-warnings',
    };
}

/** One UMD file for editors: the global `ScratchMesh`, or `require` in Node. */
function browserBundle(name, entry, budget) {
    const common = bundle(name, entry);
    return {
        ...common,
        target: ['web', 'es2020'],
        output: {
            ...common.output,
            library: { name: 'ScratchMesh', type: 'umd' },
            // The same file runs in a page, in a worker and in Node.
            globalObject: "typeof globalThis === 'object' ? globalThis : this",
        },
        performance: { hints: 'warning', maxAssetSize: budget, maxEntrypointSize: budget },
    };
}

/** One ES module, for editors that import their extensions. */
function moduleBundle(name, entry, file) {
    const common = bundle(name, entry);
    return {
        ...common,
        target: ['web', 'es2020'],
        experiments: { outputModule: true },
        output: { ...common.output, filename: file, module: true, library: { type: 'module' } },
        // The module's own address is that of the place from which it is loaded, not of its source here.
        module: { ...common.module, parser: { javascript: { importMeta: false } } },
        performance: { hints: 'warning', maxAssetSize: BUNDLE_BUDGET_BYTES, maxEntrypointSize: BUNDLE_BUDGET_BYTES },
    };
}

/** The scripts of the browser extension, each loaded by itself; scripts/pack-webextension.mjs adds what else it has. */
function webextensionBundle(name, folder) {
    const common = bundle(name, folder, ['popup.']);
    const scripts = ['page', 'late', 'relay', 'popup'];
    return {
        ...common,
        target: ['web', 'es2020'],
        entry: Object.fromEntries(scripts.map((script) => [script, resolve(__dirname, folder, `${script}.ts`)])),
        output: { ...common.output, path: resolve(__dirname, 'dist', name) },
        performance: { hints: 'warning', maxAssetSize: BUNDLE_BUDGET_BYTES, maxEntrypointSize: BUNDLE_BUDGET_BYTES },
    };
}

/** A page of the server: everything in one file, loaded by the page itself. */
function pageBundle(name, entry, shown) {
    return {
        ...bundle(name, entry, shown),
        target: ['web', 'es2020'],
        performance: { hints: 'warning', maxAssetSize: PAGE_BUDGET_BYTES, maxEntrypointSize: PAGE_BUDGET_BYTES },
    };
}

/** The server: packages stay outside, so that all of them use the one `graphql` that is installed. */
function serverBundle() {
    const common = bundle('server', 'src/server/main.ts', ['page.']);
    return {
        ...common,
        target: 'node20',
        output: { ...common.output, library: { type: 'commonjs2' } },
        externals: [
            ({ request }, done) => (/^(\.|\/|[A-Za-z]:\\)/.test(request) ? done() : done(null, `commonjs ${request}`)),
        ],
        // Stack traces in the log should name functions and lines that can be found.
        optimization: { minimize: false },
        devtool: 'source-map',
        node: { __dirname: false },
    };
}

module.exports = [
    browserBundle('scratch-mesh', 'src/hosts/entry-online.ts', BUNDLE_BUDGET_BYTES),
    browserBundle('scratch-mesh-offline', 'src/hosts/entry-offline.ts', BUNDLE_BUDGET_BYTES + OFFLINE_EXTRA_BYTES),
    pageBundle('editor-page', 'src/pages/editor-page.ts', ['page.']),
    pageBundle('teacher-page', 'src/pages/teacher/teacher-page.tsx', ['teacher.']),
    moduleBundle('xcratch', 'src/hosts/xcratch.ts', 'scratch-mesh.mjs'),
    webextensionBundle('webextension', 'src/hosts/webextension'),
    serverBundle(),
];
