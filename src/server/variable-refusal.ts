import {
    coerceInputValue,
    getNullableType,
    isInputObjectType,
    isInputType,
    isListType,
    isNonNullType,
    typeFromAST,
    type GraphQLError,
    type GraphQLInputType,
} from 'graphql';
import { MeshError } from '../wire/errors';
import type { PreparedOperation, Variables } from './prepared-operation';

/** Characters of a message that may hold names which the caller chose. */
const MESSAGE_MAX_LENGTH = 240;

/** Carries the first problem out of graphql's coercion, which would go on to collect one for each of a list's items. */
class FirstProblem extends Error {}

/**
 * Refuses variables that do not fit the contract, and says which, where in it, and what was expected; graphql's own
 * words would repeat the whole value. It stops at the first problem: a compiled query makes an error for each.
 * @throws {MeshError} ValidationError
 */
export function checkVariables({ schema, definition }: PreparedOperation, variables: Variables): void {
    for (const { variable, type: typeNode, defaultValue } of definition.variableDefinitions ?? []) {
        const name = variable.name.value;
        const type = typeFromAST(schema, typeNode);
        if (!isInputType(type)) continue;
        const value = variables[name];
        if (value === undefined && (!isNonNullType(type) || defaultValue !== undefined)) continue;
        const problem = firstProblem(name, value, type);
        if (problem !== undefined) throw new MeshError('ValidationError', problem.slice(0, MESSAGE_MAX_LENGTH));
    }
}

function firstProblem(name: string, value: unknown, type: GraphQLInputType): string | undefined {
    if (value === undefined) return `${name} must be given as ${String(type)}; it is missing.`;
    try {
        coerceInputValue(
            value,
            type,
            (path, invalid, error) => {
                throw new FirstProblem(problemAt(name, path, type, invalid, error));
            },
            true,
        );
    } catch (thrown) {
        if (thrown instanceof FirstProblem) return thrown.message;
        throw thrown;
    }
    return undefined;
}

function problemAt(
    name: string,
    path: readonly (string | number)[],
    type: GraphQLInputType,
    invalid: unknown,
    error: GraphQLError,
): string {
    const place = path.reduce<string>(
        (text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}.${step}`),
        name,
    );
    const expected = typeAt(type, path);
    // A field that is missing or unknown: graphql names it, and no value.
    return isInputObjectType(getNullableType(expected)) && isPlainObject(invalid)
        ? `${place}: ${error.message}`
        : `${place} must be ${String(expected)}; it is ${describe(invalid)}.`;
}

function typeAt(type: GraphQLInputType, path: readonly (string | number)[]): GraphQLInputType {
    return path.reduce<GraphQLInputType>((outer, step) => {
        const inner = getNullableType(outer);
        if (isListType(inner)) return typeof step === 'number' ? inner.ofType : outer;
        if (isInputObjectType(inner)) return inner.getFields()[step]?.type ?? outer;
        return outer;
    }, type);
}

function isPlainObject(value: unknown): boolean {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
    if (value === null) return 'null';
    if (typeof value === 'string') return `a text of ${value.length} characters`;
    if (Array.isArray(value)) return `a list of ${value.length}`;
    return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
