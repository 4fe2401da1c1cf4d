// Type-aware rules. Which file may import which: .dependency-cruiser.cjs.
import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import appsync from './eslint.appsync.cjs';
import tseslint from 'typescript-eslint';

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
            'src/client/environment/environment.ts',
            'src/offline/page-answer.ts',
            'bench/**/*.ts',
            'scripts/**/*.ts',
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
    appsync.appSyncConfig,
    { files: ['deploy/resolvers/**/*.ts'], rules: { 'no-console': 'off' } },
);
