// The wire contract as AppSync takes it: with its directives; without extensions, scalars of our own, and descriptions.
import { buildSchema, Kind, parse, print, printSchema, visit, type ObjectTypeDefinitionNode } from 'graphql';
import { typeDefs } from '../src/wire/type-defs';

/** Only a long-running server can offer these: a host that watches and pauses. A client asks, and works without them. */
const LEFT_OUT: readonly string[] = [
    'groupReport',
    'reportConnection',
    'pauseGroup',
    'prolongGroup',
    'removeMember',
    'hostKey',
    'GroupReport',
    'MemberReport',
];
/** The types in messages to subscribers. The Lambda, which calls publishMessage, may read these too. */
const PUBLISHED: readonly string[] = [
    'MeshMessage',
    'NodeStatus',
    'SensorData',
    'BatchEvent',
    'Event',
    'GroupDissolvePayload',
    'RefusedItem',
    'GroupState',
];

/** What AppSync needs beside the contract: the directives of published types, a field, the directive of another. */
const ADDED = typeIn(`type Added @aws_api_key @aws_iam {
    publishMessage(groupId: ID!, domain: String!, message: AWSJSON!): MeshMessage @aws_iam
    onMessageInGroup: MeshMessage @aws_subscribe(mutations: [
        "reportDataByNode", "fireEventsByNode", "dissolveGroup", "publishMessage"
    ])
}`);

/** The schema of the stack. */
export function stackSchema(): string {
    const [publishMessage, onMessage] = ADDED.fields ?? [];
    if (publishMessage === undefined || onMessage === undefined) throw new Error('A field to add is missing.');
    const bare = { description: undefined };
    const document = visit(parse(printSchema(buildSchema(typeDefs))), {
        enter: (node) => ('description' in node ? { ...node, ...bare } : undefined),
        ScalarTypeDefinition: () => null,
        FieldDefinition(node) {
            if (LEFT_OUT.includes(node.name.value)) return null;
            const isPushed = node.name.value === onMessage.name.value;
            return { ...node, ...bare, ...(isPushed && { directives: onMessage.directives }) };
        },
        ObjectTypeDefinition(node) {
            const { value } = node.name;
            if (LEFT_OUT.includes(value)) return null;
            const isPublished = PUBLISHED.includes(value);
            return {
                ...node,
                ...bare,
                ...(isPublished && { directives: ADDED.directives }),
                ...(value === 'Mutation' && { fields: [...(node.fields ?? []), publishMessage] }),
            };
        },
    });
    return print(document);
}

function typeIn(text: string): ObjectTypeDefinitionNode {
    const [definition] = parse(text).definitions;
    if (definition?.kind !== Kind.OBJECT_TYPE_DEFINITION) throw new Error('The text holds no type.');
    return definition;
}
