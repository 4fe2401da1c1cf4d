// What AppSync's runtime does not have, forbidden where it evaluates our code.
// https://docs.aws.amazon.com/appsync/latest/devguide/supported-features.html
const appsync = require('@aws-appsync/eslint-plugin');

/** Globals that a resolver has not. */
const GLOBALS = [
    'Date',
    'Map',
    'Set',
    'WeakMap',
    'WeakSet',
    'Promise',
    'Proxy',
    'Reflect',
    'RegExp',
    'Error',
    'BigInt',
    'Intl',
    'Number',
    'Boolean',
    'parseInt',
    'parseFloat',
    'fetch',
    'setTimeout',
    'setInterval',
    'queueMicrotask',
    'structuredClone',
    'crypto',
    'globalThis',
    'process',
    'Buffer',
    'TextEncoder',
    'encodeURIComponent',
    'decodeURIComponent',
    'eval',
];
/** Methods that are not among the documented ones; of `sort` only the one without an argument is. */
const METHODS =
    'includes|padStart|padEnd|at|charCodeAt|codePointAt|normalize|repeat|match|matchAll|search|substring|substr|' +
    'toSorted|toReversed|toSpliced|with|entries|keys|values|copyWithin|apply|bind|call';

/** Methods that take a function. */
const TAKE_FUNCTIONS = 'map|flatMap|filter|find|findIndex|findLast|findLastIndex|forEach|reduce|reduceRight|every|some';

/** The rules of code that AppSync evaluates, without types. */
const appSyncRules = {
    'no-restricted-globals': ['error', ...GLOBALS.map((name) => ({ name, message: 'AppSync has no such global.' }))],
    'no-restricted-syntax': [
        'error',
        {
            selector: `CallExpression:not([callee.property.name=/^(${TAKE_FUNCTIONS})$/]) > :matches(ArrowFunctionExpression, FunctionExpression).arguments`,
            message: 'In AppSync only the documented methods of arrays take a function.',
        },
        { selector: 'ThrowStatement', message: 'AppSync has no throw: use util.error.' },
        { selector: 'NewExpression', message: 'AppSync has no constructors.' },
        { selector: 'Literal[regex]', message: 'AppSync has no regular expressions: use util.matches.' },
        {
            selector: `CallExpression > MemberExpression.callee[object.name!=/^(Object|Math|JSON|util|runtime|extensions)$/][property.name=/^(${METHODS})$/]`,
            message: 'AppSync documents no such method.',
        },
        {
            selector: 'CallExpression[arguments.length>0] > MemberExpression.callee[property.name="sort"]',
            message: 'In AppSync sort takes no argument.',
        },
        {
            selector:
                'CallExpression > MemberExpression.callee[object.name="Math"][property.name!=/^(random|min|max|round|floor|ceil)$/]',
            message: 'AppSync documents no such function of Math.',
        },
        {
            selector:
                'CallExpression > MemberExpression.callee[object.name="Object"][property.name!=/^(assign|entries|hasOwn|keys|values)$/]',
            message: 'AppSync documents no such function of Object.',
        },
    ],
};

/** Where AppSync evaluates our code, its plugin's rules and ours. */
const appSyncConfig = {
    files: ['deploy/resolvers/**/*.ts', 'deploy/table/**/*.ts', 'src/core/platform.appsync.ts'],
    plugins: { '@aws-appsync': appsync },
    rules: {
        ...appsync.configs.recommended.rules,
        // It does not know arrays that are read only; the rule below does without types.
        '@aws-appsync/no-function-passing': 'off',
        ...appSyncRules,
    },
};

module.exports = { appSyncRules, appSyncConfig };
