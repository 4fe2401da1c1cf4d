// Type-aware rules, and the arrows of docs/architecture.md: which folder may import which.
import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import appsync from './eslint.appsync.cjs';
import tseslint from 'typescript-eslint';

/** Folder → folders that it may import besides itself. Everything that is not named is forbidden. */
const MAY_IMPORT = {
    'src/wire': [],
    'src/core': ['wire'],
    'src/store': ['core', 'wire'],
    'src/client': ['wire'],
    'src/extension': ['client', 'blocks', 'locales'],
    // One log for several servers.
    'src/replication': ['core', 'store', 'wire'],
    'src/server': ['core', 'replication', 'store', 'wire', 'locales'],
    'src/mock': ['core', 'store', 'wire'],
    // The server's own pages: the editor, the teacher's.
    'src/pages': ['hosts', 'extension', 'client', 'wire', 'locales', 'blocks'],
    // The entries put the parts together.
    'src/hosts': ['extension', 'client', 'mock', 'blocks', 'locales'],
    // The AWS stack.
    deploy: ['core', 'store', 'wire'],
    blocks: [],
    locales: [],
};
const FOLDERS = Object.keys(MAY_IMPORT).map((path) => path.replace('src/', ''));

const arrows = Object.entries(MAY_IMPORT).map(([path, allowed]) => {
    const own = path.replace('src/', '');
    const forbidden = FOLDERS.filter((folder) => folder !== own && !allowed.includes(folder));
    return {
        files: [`${path}/**/*.ts`, `${path}/**/*.tsx`],
        rules: {
            'no-restricted-imports': [
                'error',
                {
                    patterns: [
                        {
                            regex: `^(\\.\\./)+(src/)?(${[...forbidden, 'test', 'bench', ...(path === 'deploy' ? [] : ['deploy'])].join('|')})/`,
                            message: `${path} may import ${allowed.join(', ') || 'nothing of ours'} (docs/architecture.md).`,
                        },
                        {
                            regex: '^(@scratch/|scratch-)',
                            message: "Scratch's packages are AGPL: for tests and the demo only, never in our code.",
                        },
                    ],
                },
            ],
        },
    };
});

export default defineConfig(
    {
        ignores: [
            'dist/',
            'node_modules/',
            'coverage/',
            '.cache/',
            'src/wire/operations.ts',
            'src/wire/types.ts',
            'src/wire/type-defs.ts',
        ],
    },
    eslint.configs.recommended,
    {
        files: ['**/*.ts', '**/*.tsx'],
        extends: [tseslint.configs.recommendedTypeChecked],
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        rules: {
            // What a library or Node calls deprecated is gone in its next major: `Dirent.path` went with Node 26.
            '@typescript-eslint/no-deprecated': 'error',
            '@typescript-eslint/no-explicit-any': 'error',
            '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
            '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
            '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
            '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
            // Ports are asynchronous; an adapter that need not wait still answers a promise.
            '@typescript-eslint/require-await': 'off',
            // Methods of ports and of the contract are handed on as functions; none of them reads `this`.
            '@typescript-eslint/unbound-method': 'off',
            eqeqeq: ['error', 'always', { null: 'ignore' }],
            'no-console': 'error',
            'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
        },
    },
    {
        // Jest's matchers (expect.any, expect.stringContaining) are typed `any`.
        files: ['test/**/*.ts'],
        rules: { '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-argument': 'off' },
    },
    {
        files: [
            'src/server/main.ts',
            'src/client/environment.ts',
            'src/mock/page-answer.ts',
            'bench/**/*.ts',
            'test/network/main.ts',
        ],
        rules: { 'no-console': 'off' },
    },
    {
        files: ['**/*.mjs', '**/*.cjs', '*.js'],
        languageOptions: {
            globals: {
                process: 'readonly',
                console: 'readonly',
                performance: 'readonly',
                URL: 'readonly',
                module: 'writable',
                require: 'readonly',
                __dirname: 'readonly',
            },
        },
    },
    ...arrows,
    appsync.appSyncConfig,
    { files: ['deploy/resolvers/**/*.ts'], rules: { 'no-console': 'off' } },
);
