// The code that AppSync evaluates, as it is uploaded: nothing that its runtime does not have came in by an import.
import { createRequire } from 'node:module';
import { Linter } from 'eslint';
import { FIELDS } from '../../deploy/resolver-table';
import { resolverCode } from '../../deploy/bundles';
import { Code } from '../appsync/sandbox';

const NAMES = [
    ...new Set(
        FIELDS.flatMap(({ code, answer }) => [
            `fields/${code}`,
            ...(typeof answer === 'string' ? [] : answer.map((step) => `functions/${step.code}`)),
        ]),
    ),
];

const loaded: { readonly appSyncRules: Linter.RulesRecord } = createRequire(__filename)('../../eslint.appsync.cjs');

const FORBIDDEN = [
    ...['TryStatement', 'WhileStatement', 'DoWhileStatement', 'ForStatement', 'ClassDeclaration', 'ClassExpression'],
    ...['AwaitExpression', 'YieldExpression', 'ThisExpression', "BinaryExpression[operator='in']"],
    "UnaryExpression[operator='~']",
    ':function > AssignmentPattern.params',
].map((selector) => ({ selector, message: `AppSync has no ${selector}.` }));

function problems(code: string): string[] {
    const given: unknown = loaded.appSyncRules['no-restricted-syntax'];
    const restricted: [Linter.RuleSeverity, ...unknown[]] = [
        'error',
        ...(Array.isArray(given) ? given.slice(1) : []),
        ...FORBIDDEN,
    ];
    const config: Linter.Config = {
        languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
        rules: {
            ...loaded.appSyncRules,
            'no-continue': 'error',
            'no-plusplus': 'error',
            'no-labels': 'error',
            'no-restricted-syntax': restricted,
        },
    };
    return new Linter().verify(code, config).map(({ message, line }) => `${line}: ${message}`);
}

test.each(NAMES)('%s keeps to what AppSync documents', (name) => {
    expect(problems(resolverCode(name))).toEqual([]);
});

test.each([
    ['throw new Error()', 'AppSync has no throw'],
    ['const now = new Date()', 'AppSync has no constructors'],
    ['const now = Date.now()', 'AppSync has no such global'],
    ['const is = /a/', 'AppSync has no regular expressions'],
    ['const is = [1].includes(1)', 'AppSync documents no such method'],
    ['const sorted = [2, 1].sort((one, other) => one - other)', 'In AppSync sort takes no argument'],
    ['for (let i = 0; i < 3; i += 1) {}', 'AppSync has no ForStatement'],
    ['const each = (act) => act(); each(() => 1)', 'take a function'],
    ['const give = (one = 1) => one', 'AppSync has no :function > AssignmentPattern.params'],
    ['let i = 0; i++;', "Unary operator '++' used"],
])('%s is found', (code, message) => {
    expect(problems(code).join('\n')).toContain(message);
});

describe('the sandbox has what AppSync documents, and nothing else', () => {
    const run = (body: string) =>
        new Code(`function request(ctx) { ${body} }\nexport {\n  request\n};`, 'test').call('request', { stash: {} })
            .outcome;

    test.each([
        "return 'a,b'.split(',').map((each) => each.toUpperCase());",
        'return Object.entries({ a: 1 });',
        'return [...[1, 2], 3].filter((each) => each > 1).reverse();',
        'return `000${7}`.slice(-4);',
    ])('%s', (body) => {
        expect(run(body).kind).toBe('value');
    });

    test.each([
        'return Date.now();',
        "return 'a'.padStart(3);",
        'return [1].includes(1);',
        'return new Map();',
        'return Math.abs(-1);',
        "return Number('1');".replace('Number', 'parseInt'),
        'return (() => 1).call(null);',
        'return globalThis.process;',
        'return Object.fromEntries([]);',
        'return structuredClone({});',
    ])('not %s', (body) => {
        const outcome = run(body);
        expect(outcome.kind === 'error' || (outcome.kind === 'value' && outcome.value === null)).toBe(true);
    });
});
