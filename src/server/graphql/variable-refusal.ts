import {
    isInputObjectType,
    isInputType,
    isListType,
    isNonNullType,
    isRequiredInputField,
    typeFromAST,
    type GraphQLInputObjectType,
    type GraphQLInputType,
    type GraphQLLeafType,
} from 'graphql';
import { MeshError } from '../../wire/errors';
import { isRecord } from './graphql-request';
import type { PreparedOperation, Variables } from './prepared-operation';

/** Characters of a message that may contain names chosen by the caller. */
const MESSAGE_MAX_LENGTH = 240;

/** A mismatch: its path below the checked value, and its message for a given full path. */
interface Misfit {
    readonly path: string;
    readonly say: (place: string) => string;
}

/** Finds the first mismatch between a value and a type. */
type Check = (value: unknown) => Misfit | undefined;

/** One check per type, made at its first use, because a batch has some thousands of values. */
const checks = new WeakMap<GraphQLInputType, Check>();

/**
 * Refuses variables that do not match the contract. It says which variable, where in it, and what was expected;
 * graphql's own message would repeat the whole value. It stops at the first problem and builds nothing, whereas a
 * compiled query and graphql's own coercion make an error for each item of a list.
 * @throws {MeshError} ValidationError
 */
export function checkVariables({ schema, definition }: PreparedOperation, variables: Variables): void {
    for (const { variable, type: typeNode, defaultValue } of definition.variableDefinitions ?? []) {
        const name = variable.name.value;
        const type = typeFromAST(schema, typeNode);
        if (!isInputType(type)) continue;
        const value = variables[name];
        if (value === undefined && (!isNonNullType(type) || defaultValue !== undefined)) continue;
        if (value === undefined) refuse(`${name} must be given as ${String(type)}; it is missing.`);
        const misfit = checkFor(type)(value);
        if (misfit !== undefined) refuse(misfit.say(name + misfit.path));
    }
}

function refuse(message: string): never {
    throw new MeshError('ValidationError', message.slice(0, MESSAGE_MAX_LENGTH));
}

function checkFor(type: GraphQLInputType): Check {
    const known = checks.get(type);
    if (known !== undefined) return known;
    const check = newCheck(type);
    checks.set(type, check);
    return check;
}

function newCheck(type: GraphQLInputType): Check {
    const inner = isNonNullType(type) ? type.ofType : type;
    const present = isListType(inner)
        ? listCheck(inner.ofType)
        : isInputObjectType(inner)
          ? objectCheck(inner, type)
          : leafCheck(inner, type);
    return (value) => {
        if (value !== null && value !== undefined) return present(value);
        return isNonNullType(type) ? otherThan(type, value) : undefined;
    };
}

function listCheck(itemType: GraphQLInputType): Check {
    const check = checkFor(itemType);
    return (value) => {
        // GraphQL accepts a single value as a list of one.
        if (!Array.isArray(value)) return check(value);
        for (let index = 0; index < value.length; index += 1) {
            const misfit = check(value[index]);
            if (misfit !== undefined) return { ...misfit, path: `[${index}]${misfit.path}` };
        }
        return undefined;
    };
}

function objectCheck(type: GraphQLInputObjectType, expected: GraphQLInputType): Check {
    const fields = new Map(
        Object.values(type.getFields()).map((field) => [
            field.name,
            { ...field, isRequired: isRequiredInputField(field) },
        ]),
    );
    return (value) => {
        if (!isRecord(value)) return otherThan(expected, value);
        for (const [name, { type: fieldType, isRequired }] of fields) {
            const given = value[name];
            if (given === undefined) {
                if (isRequired) return field(`"${name}" of required type "${String(fieldType)}" was not provided`);
                continue;
            }
            const misfit = checkFor(fieldType)(given);
            if (misfit !== undefined) return { ...misfit, path: `.${name}${misfit.path}` };
        }
        for (const name of Object.keys(value))
            if (!fields.has(name)) return field(`"${name}" is not defined by type "${type.name}"`);
        return undefined;
    };
}

function leafCheck(type: GraphQLLeafType, expected: GraphQLInputType): Check {
    return (value) => {
        try {
            return type.parseValue(value) === undefined ? otherThan(expected, value) : undefined;
        } catch {
            return otherThan(expected, value);
        }
    };
}

function otherThan(expected: GraphQLInputType, value: unknown): Misfit {
    return { path: '', say: (place) => `${place} must be ${String(expected)}; it is ${describe(value)}.` };
}

function field(problem: string): Misfit {
    return { path: '', say: (place) => `${place}: Field ${problem}.` };
}

function describe(value: unknown): string {
    if (value === null) return 'null';
    if (typeof value === 'string') return `a text of ${value.length} characters`;
    if (Array.isArray(value)) return `a list of ${value.length}`;
    return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
