// Three bundles: the extension, the extension with its backend inside the page, and the classroom server.
const path = require('node:path');

const dist = path.resolve(__dirname, 'dist');
/** Gzipped aim of the extension is 70 KB; minified text is about three times that. */
const BUNDLE_BUDGET_BYTES = 230 * 1024;

/** What all bundles share: types are checked by `npm run typecheck`, in a step of its own. */
function common(name, entry, target) {
    return {
        name,
        mode: 'production',
        entry,
        target,
        devtool: 'source-map',
        resolve: { extensions: ['.ts', '.js', '.json'] },
        module: {
            rules: [
                {
                    test: /\.ts$/,
                    exclude: /node_modules/,
                    use: { loader: 'ts-loader', options: { transpileOnly: true, compilerOptions: { noEmit: false } } },
                },
            ],
        },
        stats: 'errors-warnings',
    };
}

/** One UMD file for pages, TurboWarp and Node. */
function browserBundle(name, entry, budget) {
    return {
        ...common(name, entry, ['web', 'es2020']),
        output: {
            path: dist,
            filename: `${name}.js`,
            library: { name: 'ScratchMesh', type: 'umd' },
            globalObject: "typeof self !== 'undefined' ? self : this",
        },
        // Apollo warns developers in its development build; a classroom has no use for that.
        optimization: { nodeEnv: 'production' },
        performance: { hints: 'warning', maxAssetSize: budget, maxEntrypointSize: budget },
    };
}

const server = {
    ...common('server', './src/server/main.ts', 'node20'),
    output: { path: dist, filename: 'server.js', library: { type: 'commonjs2' } },
    // Packages stay outside, so that there is one graphql; __dirname is where the bundle lies.
    externals: [
        ({ request }, callback) => (/^[./]/.test(request) ? callback() : callback(null, `commonjs ${request}`)),
    ],
    node: { __dirname: false },
    optimization: { minimize: false, nodeEnv: false },
};

module.exports = [
    browserBundle('scratch-mesh', './src/hosts/entry-online.ts', BUNDLE_BUDGET_BYTES),
    browserBundle('scratch-mesh-offline', './src/hosts/entry-offline.ts', BUNDLE_BUDGET_BYTES * 2),
    server,
];
