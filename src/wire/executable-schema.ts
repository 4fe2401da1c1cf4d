import { buildSchema, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { Caller, Contract } from './contract';
import { MESH_LEVEL } from './level';
import { typeDefs } from './type-defs';

type ContractField = Exclude<keyof Contract, 'checkSubscription'>;

/** Field by field, so that the compiler reports it if the contract and the schema diverge. */
const FIELDS = {
    Query: [
        'listGroupsByDomain',
        'searchGroupsByNamePrefix',
        'getNodeStatus',
        'listGroupStatuses',
        'listNodesInGroup',
        'getEventsSince',
        'pollGroupData',
        'groupReport',
    ],
    Mutation: [
        'createDomain',
        'createGroup',
        'joinGroup',
        'leaveGroup',
        'dissolveGroup',
        'renewHeartbeat',
        'sendMemberHeartbeat',
        'reportDataByNode',
        'fireEventsByNode',
        'recordEventsByNode',
        'reportConnection',
        'pauseGroup',
        'prolongGroup',
        'removeMember',
    ],
} as const satisfies Record<string, readonly ContractField[]>;

/** The object type of that name. @throws {Error} if the schema has none */
export function objectType(schema: GraphQLSchema, name: string): GraphQLObjectType {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`The contract has no object type ${name}.`);
    return type;
}

function field(type: GraphQLObjectType, name: string) {
    const found = type.getFields()[name];
    if (found === undefined) throw new Error(`The contract has no field ${type.name}.${name}.`);
    return found;
}

/**
 * The wire contract as a schema for graphql-js and graphql-jit. Every root field calls the function of the same name in
 * `contract`, with the execution's context value as its caller. A backend that pushes executes a subscription once
 * for each message, with the message as the root value.
 */
export function executableSchema(contract: Contract): GraphQLSchema {
    const schema = buildSchema(typeDefs);
    for (const [typeName, names] of Object.entries(FIELDS)) {
        const type = objectType(schema, typeName);
        for (const name of names) {
            const call: (args: never, caller: Caller) => unknown = contract[name].bind(contract);
            field(type, name).resolve = (_root: unknown, args: unknown, caller: unknown) =>
                Reflect.apply(call, undefined, [args, caller]);
        }
    }
    field(objectType(schema, 'Query'), 'meshLevel').resolve = () => MESH_LEVEL;
    // The statuses of all members are expensive, so they are read only if the query selects them.
    field(objectType(schema, 'PollGroupData'), 'nodeStatuses').resolve = (poll: unknown): unknown => {
        const read =
            typeof poll === 'object' && poll !== null && 'nodeStatuses' in poll ? poll.nodeStatuses : undefined;
        return typeof read === 'function' ? Reflect.apply(read, undefined, []) : [];
    };
    field(objectType(schema, 'Subscription'), 'onMessageInGroup').resolve = (message: unknown) => message;
    return schema;
}
