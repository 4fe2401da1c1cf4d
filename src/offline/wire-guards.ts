// What another page says is checked against the wire contract itself: the schema is the one description of its shapes.
import {
    buildSchema,
    isInputObjectType,
    isListType,
    isNonNullType,
    isObjectType,
    isScalarType,
    type GraphQLField,
    type GraphQLInputObjectType,
    type GraphQLObjectType,
    type GraphQLType,
} from 'graphql';
import type { Contract } from '../wire/contract';
import { typeDefs } from '../wire/type-defs';
import type { Group, MeshMessage, PollGroupData } from '../wire/types';

const schema = buildSchema(typeDefs);

/** The root fields that one page asks of another. */
const ROUTED_FIELDS = [
    'getNodeStatus',
    'listGroupStatuses',
    'listNodesInGroup',
    'getEventsSince',
    'pollGroupData',
    'joinGroup',
    'leaveGroup',
    'dissolveGroup',
    'renewHeartbeat',
    'sendMemberHeartbeat',
    'reportDataByNode',
    'fireEventsByNode',
    'recordEventsByNode',
] as const satisfies readonly (keyof Contract)[];

/** A root field that one page asks of another. */
export type RoutedField = (typeof ROUTED_FIELDS)[number];

/** The arguments of such a field. */
export type RoutedArgs<Field extends RoutedField> = Parameters<Contract[Field]>[0];

/** What is answered over the channel: a poll's statuses are asked for separately, a function cannot be sent. */
export type RoutedAnswer<Field extends RoutedField> = Field extends 'pollGroupData'
    ? PollGroupData
    : Awaited<ReturnType<Contract[Field]>>;

/** Whether a value is a plain object whose entries can be looked at. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether it names a field that other pages may ask for. */
export function isRoutedField(value: unknown): value is RoutedField {
    return ROUTED_FIELDS.some((field) => field === value);
}

/** Whether the arguments are those of that field. Their limits are checked by the core. */
export function isArgsOf<Field extends RoutedField>(field: Field, value: unknown): value is RoutedArgs<Field> {
    return isRecord(value) && rootField(field).args.every((argument) => fits(argument.type, value[argument.name]));
}

/** Whether the value is what that field answers. */
export function isAnswerOf<Field extends RoutedField>(field: Field, value: unknown): value is RoutedAnswer<Field> {
    return fits(rootField(field).type, value);
}

/** Whether the value is a group as the contract shows it. */
export function isGroup(value: unknown): value is Group {
    return isOfObjectType('Group', value);
}

/** Whether the value is a message of the subscription. */
export function isMeshMessage(value: unknown): value is MeshMessage {
    return isOfObjectType('MeshMessage', value);
}

function isOfObjectType(name: string, value: unknown): boolean {
    const type = schema.getType(name);
    return value !== null && value !== undefined && isObjectType(type) && fits(type, value);
}

function rootField(name: RoutedField): GraphQLField<unknown, unknown> {
    const field = schema.getQueryType()?.getFields()[name] ?? schema.getMutationType()?.getFields()[name];
    if (field === undefined) throw new Error(`The contract has no field ${name}.`);
    return field;
}

/** Both kinds of object have fields with a name and a type. */
function fieldsOf(type: GraphQLObjectType | GraphQLInputObjectType): readonly { name: string; type: GraphQLType }[] {
    return Object.values<{ name: string; type: GraphQLType }>(type.getFields());
}

function fits(type: GraphQLType, value: unknown): boolean {
    if (isNonNullType(type)) return value !== null && value !== undefined && fits(type.ofType, value);
    if (value === null || value === undefined) return true;
    if (isListType(type)) return Array.isArray(value) && value.every((entry) => fits(type.ofType, entry));
    if (isObjectType(type) || isInputObjectType(type))
        return isRecord(value) && fieldsOf(type).every((field) => fits(field.type, value[field.name]));
    if (!isScalarType(type)) return false;
    if (type.name === 'Boolean') return typeof value === 'boolean';
    if (type.name === 'Int') return Number.isInteger(value);
    return typeof value === 'string';
}
