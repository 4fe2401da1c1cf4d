/** Tests run through swc, which strips types in a tenth of ts-jest's time; `npm run typecheck` checks them. */
module.exports = {
    testMatch: ['<rootDir>/test/**/*.test.ts'],
    transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
    transformIgnorePatterns: ['/node_modules/', '/dist/'],
    testTimeout: 20_000,
};
