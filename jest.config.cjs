// The warning is about versions that the AWS SDK will publish; the lock file holds one that runs on Node 20.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** Tests run through swc, which strips types in a tenth of ts-jest's time; `npm run typecheck` checks them. */
module.exports = {
    testMatch: ['<rootDir>/test/**/*.test.ts'],
    transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
    transformIgnorePatterns: ['/node_modules/', '/dist/'],
    testSequencer: '<rootDir>/test/longest-first.cjs',
    testTimeout: 20_000,
};
