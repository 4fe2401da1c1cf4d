// The schema of the template as graphql-js executes it: AppSync's scalars and directives are AppSync's own.
import {
    buildSchema,
    getNamedType,
    GraphQLError,
    isObjectType,
    Kind,
    type GraphQLFieldResolver,
    type GraphQLResolveInfo,
    type GraphQLSchema,
    type SelectionNode,
} from 'graphql';
import { resolveField, ResolverError, type Sources } from './resolve-field';
import type { StackModel } from './stack-model';
import type { Asked } from './utilities';

const APPSYNC = `
scalar AWSDateTime
scalar AWSJSON
directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION
directive @aws_iam on OBJECT | FIELD_DEFINITION
directive @aws_api_key on OBJECT | FIELD_DEFINITION
`;
/** What AWSDateTime takes: an ISO 8601 time with an offset. */
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}(:\d{2})?)$/;

/** What goes with an execution. */
export interface Execution {
    readonly headers: Readonly<Record<string, string>>;
    /** Whether the request was signed; else it came with a key. */
    readonly isSigned: boolean;
    readonly sources: Sources;
    /** What the fields' code asked for besides their answers. */
    readonly asked: Asked[];
}

/** The executable schema. */
export function apiSchema({ schema: definition, fields, environment }: StackModel): GraphQLSchema {
    const schema = buildSchema(APPSYNC + definition);
    const dateTime = schema.getType('AWSDateTime');
    if (dateTime !== undefined && 'parseValue' in dateTime) dateTime.parseValue = dateTimeOf;
    for (const [name, field] of fields) {
        const [typeName = '', fieldName = ''] = name.split('.');
        const type = schema.getType(typeName);
        const definitionOf = isObjectType(type) ? type.getFields()[fieldName] : undefined;
        if (definitionOf === undefined) throw new Error(`There is a resolver for ${name}, and no such field.`);
        const isOurs = definitionOf.astNode?.directives?.some((each) => each.name.value === 'aws_iam') ?? false;
        const resolve: GraphQLFieldResolver<unknown, Execution> = async (source, args, execution, info) => {
            if (isOurs !== execution.isSigned)
                throw refused(
                    new ResolverError(
                        `Not Authorized to access ${info.fieldName} on type ${typeName}`,
                        'Unauthorized',
                        null,
                    ),
                );
            const context = {
                arguments: args,
                source: source ?? null,
                info: { fieldName: info.fieldName, parentTypeName: typeName, selectionSetList: selectedBy(info) },
                request: { headers: execution.headers },
                env: environment,
            };
            try {
                const { value, asked } = await resolveField(field, context, execution.sources);
                execution.asked.push(...asked);
                return value;
            } catch (error) {
                throw error instanceof ResolverError ? refused(error) : error;
            }
        };
        if (typeName === 'Subscription') definitionOf.subscribe = resolve;
        else definitionOf.resolve = resolve;
    }
    return schema;
}

/** Which mutations feed a subscription field. */
export function feedersOf(schema: GraphQLSchema, fieldName: string): readonly string[] {
    const field = schema.getSubscriptionType()?.getFields()[fieldName];
    const directive = field?.astNode?.directives?.find(({ name }) => name.value === 'aws_subscribe');
    const value = directive?.arguments?.find(({ name }) => name.value === 'mutations')?.value;
    return value?.kind === Kind.LIST ? value.values.flatMap((each) => ('value' in each ? String(each.value) : [])) : [];
}

function refused({ message, errorType, errorInfo }: ResolverError): GraphQLError {
    return new GraphQLError(message, { extensions: { errorType, errorInfo } });
}

function dateTimeOf(value: unknown): string {
    if (typeof value === 'string' && DATE_TIME.test(value) && !Number.isNaN(Date.parse(value))) return value;
    throw new GraphQLError('It is no AWSDateTime.');
}

/** The selected fields as AppSync lists them: `a`, `a/b`. */
function selectedBy(info: GraphQLResolveInfo): string[] {
    const list: string[] = [];
    const walk = (selections: readonly SelectionNode[], prefix: string): void => {
        for (const selection of selections) {
            if (selection.kind === Kind.FIELD) {
                list.push(prefix + selection.name.value);
                walk(selection.selectionSet?.selections ?? [], `${prefix}${selection.name.value}/`);
            } else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet.selections, prefix);
            else walk(info.fragments[selection.name.value]?.selectionSet.selections ?? [], prefix);
        }
    };
    if (isObjectType(getNamedType(info.returnType)))
        for (const node of info.fieldNodes) walk(node.selectionSet?.selections ?? [], '');
    return list;
}
