// Which file may import which: the tables of docs/architecture.md, read as they stand there, so that people and the
// check never disagree. Also: no circles, and no file that nothing reaches.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const text = readFileSync(join(__dirname, 'docs/architecture.md'), 'utf8');

/** The names in backticks of one cell of a table, without the slash at the end. */
function namesIn(cell) {
    return [...cell.matchAll(/`([^`]+?)\/?`/g)].map(([, name]) => name);
}

/** The rows of the table below a heading: the paths of the first column, the last column as it is written. */
function rowsOf(heading) {
    const [, section] = text.split(`\n## ${heading}\n`);
    if (section === undefined) throw new Error(`docs/architecture.md has no section "${heading}".`);
    const lines = section.split('\n## ')[0].split('\n');
    const rows = lines.filter((line) => line.startsWith('| `')).map((line) => line.split('|').slice(1, -1));
    if (rows.length === 0) throw new Error(`"${heading}" of docs/architecture.md has no table.`);
    return rows.flatMap((cells) => namesIn(cells[0]).map((path) => ({ path, allowed: cells.at(-1).trim() })));
}

/** A pattern for everything in these folders. */
function inside(paths) {
    return `^(${paths.join('|')})/`;
}

const folders = rowsOf('Folders');
const FOLDER_PATHS = folders.map(({ path }) => path);

/** A name as the table shortens it: `core` is src/core, `deploy` is itself. */
function pathOf(name) {
    const path = [name, `src/${name}`].find((candidate) => FOLDER_PATHS.includes(candidate));
    if (path === undefined)
        throw new Error(`docs/architecture.md lets a folder import "${name}", which it does not list.`);
    return path;
}

/** A folder imports itself and what its row names. */
const folderRules = folders
    .filter(({ allowed }) => allowed !== 'all')
    .map(({ path, allowed }) => ({
        name: `${path} may import ${allowed}`,
        severity: 'error',
        from: { path: inside([path]) },
        to: { path: inside([...FOLDER_PATHS, 'scripts']), pathNot: inside([path, ...namesIn(allowed).map(pathOf)]) },
    }));

/** A room imports, within its folder, itself and what its row names: files beside the rooms put these together. */
const roomRules = rowsOf('Rooms').map(({ path, allowed }) => {
    const folder = path.slice(0, path.lastIndexOf('/'));
    const named = namesIn(allowed).map((name) => `${folder}/${name}`);
    return {
        name: `${path} may import ${allowed}`,
        severity: 'error',
        from: { path: inside([path]) },
        to: { path: inside([folder]), pathNot: inside([path, ...named]) },
    };
});

/** What is run by its own name, or bundled by it. */
const ENTRIES = [
    ...require('./webpack.config.js')
        .flatMap(({ entry }) => Object.values(entry))
        .map((file) => file.slice(__dirname.length + 1).replaceAll('\\', '/')),
    'src/hosts/turbowarp.ts',
    // Stands for src/core/platform.ts when AppSync's resolvers are bundled.
    'src/core/platform.appsync.ts',
];

module.exports = {
    forbidden: [
        ...folderRules,
        ...roomRules,
        {
            name: 'no circle of imports',
            comment: 'Types may refer to each other; code that is loaded may not.',
            severity: 'error',
            from: {},
            to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
        },
        {
            name: 'no file that no entry reaches',
            severity: 'error',
            from: { path: `^(${ENTRIES.join('|')}|deploy/)` },
            to: { path: '^(src|blocks|locales)/', pathNot: `^(${ENTRIES.join('|')})`, reachable: false },
        },
        {
            name: "none of Scratch's packages in our code",
            comment: 'They are AGPL: for tests and the demo only.',
            severity: 'error',
            from: {},
            to: { path: '(^|node_modules/)(@scratch/|scratch-[^/]+($|/))' },
        },
    ],
    options: {
        doNotFollow: { path: 'node_modules' },
        tsPreCompilationDeps: true,
        tsConfig: { fileName: 'tsconfig.json' },
        enhancedResolveOptions: {
            exportsFields: ['exports'],
            conditionNames: ['import', 'require', 'node', 'default', 'types'],
            extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
        },
    },
};
