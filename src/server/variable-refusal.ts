import {
    coerceInputValue,
    getNullableType,
    isInputObjectType,
    isInputType,
    isListType,
    isNonNullType,
    typeFromAST,
    type GraphQLInputType,
    type GraphQLSchema,
    type VariableDefinitionNode,
} from 'graphql';
import { MeshError } from '../wire/errors';
import type { Variables } from './prepared-operation';

/** Characters of a message that may hold names which the caller chose. */
const MESSAGE_MAX_LENGTH = 240;

/**
 * Says which variable does not fit the contract, where in it, and what was expected; graphql's own words would repeat
 * the whole value.
 */
export function variableRefusal(
    schema: GraphQLSchema,
    definitions: readonly VariableDefinitionNode[],
    variables: Variables,
): MeshError {
    for (const definition of definitions) {
        const name = definition.variable.name.value;
        const type = typeFromAST(schema, definition.type);
        if (!isInputType(type)) continue;
        const value = variables[name];
        if (value === undefined && (!isNonNullType(type) || definition.defaultValue !== undefined)) continue;
        const problem = firstProblem(name, value, type);
        if (problem !== undefined) return new MeshError('ValidationError', problem.slice(0, MESSAGE_MAX_LENGTH));
    }
    return new MeshError('ValidationError', 'variables: they do not fit the query.');
}

function firstProblem(name: string, value: unknown, type: GraphQLInputType): string | undefined {
    if (value === undefined) return `${name} must be given as ${String(type)}; it is missing.`;
    let problem: string | undefined;
    coerceInputValue(value, type, (path, invalid, error) => {
        if (problem !== undefined) return;
        const place = [name, ...path].reduce<string>(
            (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
            '',
        );
        const expected = typeAt(type, path);
        // A field that is missing or unknown: graphql names it, and no value.
        problem =
            isInputObjectType(getNullableType(expected)) && isPlainObject(invalid)
                ? `${place}: ${error.message}`
                : `${place} must be ${String(expected)}; it is ${describe(invalid)}.`;
    });
    return problem;
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
