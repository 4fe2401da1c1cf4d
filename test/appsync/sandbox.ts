// APPSYNC_JS: a resolver's code is evaluated with what AWS documents of the runtime, and with nothing else: what is
// missing there is missing here. https://docs.aws.amazon.com/appsync/latest/devguide/supported-features.html
import vm from 'node:vm';
import { Signal, Utilities, type Asked } from './utilities';

/** What is left of JavaScript's objects, and of their prototypes. */
const OBJECTS = {
    Object: ['assign', 'entries', 'hasOwn', 'keys', 'values'],
    Number: ['isFinite', 'isNaN'],
    Math: ['random', 'min', 'max', 'round', 'floor', 'ceil'],
    JSON: ['parse', 'stringify'],
    String: ['raw'],
    Array: [],
    Function: [],
};
const STRING = `charAt concat endsWith indexOf lastIndexOf replace replaceAll slice split startsWith toLowerCase
    toUpperCase trim trimEnd trimStart`;
const ARRAY = `concat fill flat indexOf join lastIndexOf pop push reverse shift slice sort splice unshift forEach map
    flatMap filter reduce reduceRight find some every findIndex findLast findLastIndex`;
const PROTOTYPES = { String: words(STRING), Array: words(ARRAY), Function: [] };
/** Globals that stay; the last three are what the language itself needs. */
const GLOBALS = [...Object.keys(OBJECTS), 'undefined', 'NaN', 'Infinity', 'Symbol', 'TypeError', 'Boolean'];

/** Takes away what the runtime does not have. Runs inside the new context, once. */
const RESTRICT = `(objects, prototypes, globals) => {
    'use strict';
    const { getOwnPropertyNames } = Object;
    const { deleteProperty } = Reflect;
    const doomed = [];
    const list = (target, kept) => {
        for (const name of getOwnPropertyNames(target)) if (kept.indexOf(name) < 0) doomed.push([target, name]);
    };
    const own = ['prototype', 'length', 'name', 'constructor'];
    for (const name of Object.keys(objects)) list(globalThis[name], objects[name].concat(own));
    for (const name of Object.keys(prototypes)) list(globalThis[name].prototype, prototypes[name].concat(own));
    list(globalThis, globals);
    for (const [target, name] of doomed) deleteProperty(target, name);
}`;

/** What a handler came to. */
export type Evaluated =
    | { readonly kind: 'value'; readonly value: unknown }
    | { readonly kind: 'early'; readonly value: unknown; readonly toEnd: boolean }
    | { readonly kind: 'error'; readonly message: string; readonly type: string; readonly errorInfo: unknown };

/** A resolver's code, ready to be called. */
export class Code {
    private readonly handlers: unknown;
    private readonly parse: unknown;
    private readonly utilities = new Utilities();

    public constructor(code: string, name: string) {
        const context = vm.createContext({}, { name, codeGeneration: { strings: false, wasm: false } });
        this.parse = vm.runInContext('(text) => JSON.parse(text)', context);
        apply(vm.runInContext(RESTRICT, context), [OBJECTS, PROTOTYPES, GLOBALS]);
        const console = { log: () => undefined, error: () => undefined };
        const { util, extensions, runtime } = this.utilities;
        const script = vm.runInContext(asFunction(code), context, { filename: name });
        this.handlers = apply(script, [{ util, extensions, runtime }, console]);
    }

    /** Calls a handler. Its context is given to it as JSON, and `stash` is what it left of that. */
    public call(
        handler: 'request' | 'response',
        context: object,
    ): { readonly outcome: Evaluated; readonly stash: unknown; readonly asked: Asked } {
        const given = apply(this.parse, [JSON.stringify(context)]);
        const asked = this.utilities.begin();
        const outcome = this.outcome(handler, given);
        const stash = typeof given === 'object' && given !== null ? plain(Reflect.get(given, 'stash')) : {};
        return { outcome, stash, asked };
    }

    private outcome(handler: string, context: unknown): Evaluated {
        try {
            return { kind: 'value', value: plain(apply(memberOf(this.handlers, handler), [context])) };
        } catch (error) {
            if (error instanceof Signal) return error.evaluated;
            const message =
                error instanceof Error || isError(error) ? `${error.name}: ${error.message}` : String(error);
            return { kind: 'error', message: `The code failed: ${message}`, type: 'Code', errorInfo: null };
        }
    }
}

function apply(target: unknown, given: readonly unknown[]): unknown {
    if (typeof target !== 'function') throw new TypeError('The code has no such function.');
    return Reflect.apply(target, undefined, given);
}

function memberOf(value: unknown, name: string): unknown {
    return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** A bundled module as a function of what it imports; its exports are what it returns. */
function asFunction(code: string): string {
    const renamed = (names: string): string => names.replace(/(\w+) as (\w+)/g, '$1: $2');
    const body = code
        .replace(/^import \{([^}]*)\} from "@aws-appsync\/utils";$/gm, (_all, names: string) => {
            return `const {${renamed(names)}} = utils;`;
        })
        .replace(/^export \{([^}]*)\};$/gm, (_all, names: string) => {
            return `return {${names.replace(/(\w+) as (\w+)/g, '$2: $1')}};`;
        });
    return `(function (utils, console) { "use strict";\n${body}\n})`;
}

/** As it comes out of another context: JSON alone. */
function plain(value: unknown): unknown {
    return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

/** An error of another context. */
function isError(value: unknown): value is { readonly name: string; readonly message: string } {
    return typeof value === 'object' && value !== null && 'message' in value && 'name' in value;
}

function words(text: string): string[] {
    return text.split(/\s+/).filter((word) => word !== '');
}
