// The wire contract as AppSync takes it: without extensions, scalars of its own and descriptions, and with its directives.
import {
    buildSchema,
    Kind,
    parse,
    print,
    printSchema,
    visit,
    type ConstDirectiveNode,
    type ObjectTypeDefinitionNode,
} from 'graphql';
import { typeDefs } from '../src/wire/type-defs';

/** What a long-running server alone can offer: a host that looks on and pauses. A client asks, and does without. */
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
/** What subscribers are sent: the caller of publishMessage, which is the Lambda, may see these too. */
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
/** The mutations whose answers are pushed. */
const PUSHING = ['reportDataByNode', 'fireEventsByNode', 'dissolveGroup', 'publishMessage'];

const PUBLISH_FIELD = `type Mutation {
    publishMessage(groupId: ID!, domain: String!, message: AWSJSON!): MeshMessage @aws_iam
}`;

/** The schema of the stack. */
export function stackSchema(): string {
    const document = parse(printSchema(buildSchema(typeDefs)));
    const plain = visit(document, {
        enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
    });
    const chosen = visit(plain, {
        ScalarTypeDefinition: () => null,
        FieldDefinition(node) {
            if (LEFT_OUT.includes(node.name.value)) return null;
            if (node.name.value !== 'onMessageInGroup') return undefined;
            return { ...node, directives: [subscribeDirective()] };
        },
        ObjectTypeDefinition(node) {
            return LEFT_OUT.includes(node.name.value) ? null : undefined;
        },
    });
    const finished = visit(chosen, {
        ObjectTypeDefinition(node) {
            const { value } = node.name;
            if (value === 'Mutation') return { ...node, fields: [...(node.fields ?? []), ...publishFields()] };
            if (!PUBLISHED.includes(value)) return undefined;
            return { ...node, directives: [directive('aws_api_key'), directive('aws_iam')] };
        },
    });
    return print(finished);
}

function publishFields(): NonNullable<ObjectTypeDefinitionNode['fields']> {
    const [definition] = parse(PUBLISH_FIELD).definitions;
    return definition?.kind === Kind.OBJECT_TYPE_DEFINITION ? (definition.fields ?? []) : [];
}

function directive(name: string): ConstDirectiveNode {
    return { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: name } };
}

function subscribeDirective(): ConstDirectiveNode {
    const values = PUSHING.map((value) => ({ kind: Kind.STRING, value }) as const);
    return {
        ...directive('aws_subscribe'),
        arguments: [
            {
                kind: Kind.ARGUMENT,
                name: { kind: Kind.NAME, value: 'mutations' },
                value: { kind: Kind.LIST, values },
            },
        ],
    };
}
