// The bundles, built by name: `webpack --config-name server`.
const { parse, resolve } = require('node:path');
const Minimizer = require('minimizer-webpack-plugin');
const { BannerPlugin, IgnorePlugin } = require('webpack');
const { BundledLicences } = require('./scripts/bundled-licences.cjs');

/** Bytes of a browser bundle before compression; 88 KB after it, which a test holds and `npm run bench` measures. */
const BUNDLE_BUDGET_BYTES = 330 * 1024;

/** A page brings its own words and its user interface along. */
const PAGE_BUDGET_BYTES = BUNDLE_BUDGET_BYTES + 60 * 1024;

/** What graphql-js and the core add to the offline bundle. */
const OFFLINE_BUDGET_BYTES = BUNDLE_BUDGET_BYTES + 160 * 1024;

/** With `?.` and `??`; docs/hosts.md names the oldest browsers. */
const BROWSERS = ['web', 'es2020'];

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

/** Takes a third off the server. Stack traces in the log still name functions and lines that can be found. */
const withoutComments = new Minimizer({
    minify: Minimizer.terserMinify,
    minimizerOptions: { compress: false, mangle: false, format: { comments: false, beautify: true, indent_level: 1 } },
    extractComments: false,
});

/** The beginnings of the ids of texts that not everybody shows: the server's pages, the teacher's, the popup, the browsers' stores. */
const TEXTS_OF_PAGES = ['page.', 'teacher.', 'popup.', 'store.'];

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
        plugins: [new BundledLicences()],
        stats: 'errors-warnings',
    };
}

/** One UMD file for editors: the global `ScratchMesh`, or `require` in Node. */
function browserBundle(name, entry, budget) {
    const common = bundle(name, entry);
    return {
        ...common,
        target: BROWSERS,
        output: {
            ...common.output,
            library: { name: 'ScratchMesh', type: 'umd' },
            // The same file runs in a page, in a worker and in Node.
            globalObject: "typeof globalThis === 'object' ? globalThis : this",
        },
        performance: { hints: 'warning', maxAssetSize: budget, maxEntrypointSize: budget },
    };
}

/** ES modules, each `file: entry`. One's own address is that of the place from which it is loaded, not of its source here. */
function moduleBundle(name, target, budget, files) {
    const common = bundle(name, '');
    return {
        ...common,
        target,
        entry: Object.fromEntries(Object.entries(files).map(([file, entry]) => [file, resolve(__dirname, entry)])),
        experiments: { outputModule: true },
        output: { ...common.output, filename: '[name].mjs', module: true, library: { type: 'module' } },
        module: { ...common.module, parser: { javascript: { importMeta: false, url: false } } },
        performance: { hints: 'warning', maxAssetSize: budget, maxEntrypointSize: budget },
    };
}

/** The scripts of the browser extension, each loaded by itself; scripts/pack-webextension.ts adds what else it has. */
function webextensionBundle(name, folder) {
    const common = bundle(name, folder, ['popup.']);
    const scripts = ['background.ts', 'page.ts', 'find-vm.ts', 'relay.ts', 'popup.tsx'];
    return {
        ...common,
        target: BROWSERS,
        entry: Object.fromEntries(scripts.map((script) => [parse(script).name, resolve(__dirname, folder, script)])),
        output: { ...common.output, path: resolve(__dirname, 'dist', name) },
        performance: { hints: 'warning', maxAssetSize: PAGE_BUDGET_BYTES, maxEntrypointSize: PAGE_BUDGET_BYTES },
    };
}

/** A page of the server: everything in one file, loaded by the page itself. */
function pageBundle(name, entry, shown) {
    return {
        ...bundle(name, entry, shown),
        target: BROWSERS,
        performance: { hints: 'warning', maxAssetSize: PAGE_BUDGET_BYTES, maxEntrypointSize: PAGE_BUDGET_BYTES },
    };
}

/**
 * Packages that others use where they are installed, and do without where not: compiled masks for `ws`, colours for
 * `debug`, hashes for Redis. The server is the same wherever it was built.
 */
const OPTIONAL = /^(bufferutil|utf-8-validate|supports-color|@node-rs\/xxhash)$/;

const lodash = {
    test: /[\\/]lodash\.merge(with)?[\\/]index\.js$/,
    use: resolve(__dirname, 'scripts/lodash-in-bundle.cjs'),
};

/** The server, a program in one file with all its packages: whoever installs ours for a browser gets no other. */
function serverBundle() {
    const common = bundle('server', 'src/server/main.ts', ['page.']);
    return {
        ...common,
        target: 'node20',
        resolve: {
            ...common.resolve,
            alias: {
                // Those who `import` it and those who `require` it must get the same: it refuses a second copy.
                graphql$: require.resolve('graphql'),
                // graphql-jit calls it only where it is asked to write JSON itself: a megabyte with what it needs.
                'fast-json-stringify': false,
            },
        },
        module: { ...common.module, rules: [...common.module.rules, lodash] },
        plugins: [
            ...common.plugins,
            new IgnorePlugin({ resourceRegExp: OPTIONAL }),
            new BannerPlugin({ banner: '#!/usr/bin/env node', raw: true }),
        ],
        optimization: { minimizer: [withoutComments] },
        node: { __dirname: false },
    };
}

module.exports = [
    browserBundle('scratch-mesh', 'src/hosts/entry-online.ts', BUNDLE_BUDGET_BYTES),
    browserBundle('scratch-mesh-offline', 'src/hosts/entry-offline.ts', OFFLINE_BUDGET_BYTES),
    pageBundle('editor-page', 'src/pages/editor-page.ts', ['page.']),
    pageBundle('teacher-page', 'src/pages/teacher/teacher-page.tsx', ['teacher.']),
    moduleBundle('xcratch', BROWSERS, BUNDLE_BUDGET_BYTES, { 'scratch-mesh': 'src/hosts/xcratch.ts' }),
    moduleBundle('esm', BROWSERS, OFFLINE_BUDGET_BYTES, {
        'esm/scratch-mesh': 'src/hosts/entry-module.ts',
        'esm/scratch-mesh-offline': 'src/hosts/entry-offline.ts',
    }),
    webextensionBundle('webextension', 'src/hosts/webextension'),
    serverBundle(),
    moduleBundle('fetch-editor', 'node20', BUNDLE_BUDGET_BYTES, { 'fetch-editor': 'scripts/fetch-editor.ts' }),
];
