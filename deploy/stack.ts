import { CfnOutput, Duration, Expiration, RemovalPolicy, Stack, Tags, type StackProps } from 'aws-cdk-lib';
import {
    AppsyncFunction,
    AuthorizationType,
    CfnGraphQLApi,
    Code,
    Definition,
    DynamoDbDataSource,
    FunctionRuntime,
    GraphqlApi,
    LambdaDataSource,
    NoneDataSource,
    type BaseDataSource,
} from 'aws-cdk-lib/aws-appsync';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, Role, ServicePrincipal, type IRole, type PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code as LambdaCode, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { MeshSettings } from '../src/core/settings';
import { resolverCode } from './bundles';
import { FIELDS, type Source, type Step } from './resolver-table';
import { SETTING_NAMES } from './setting-names';
import { INDEXED_ATTRIBUTES, INDEXES, PARTITION_KEY, SORT_KEY, TTL_ATTRIBUTE } from './table/keys';

/** The parameters of a stack. */
export interface MeshStackProps extends StackProps {
    readonly stage: string;
    readonly settings: MeshSettings;
    readonly schemaFile: string;
    readonly lambdaFolder: string;
    /** The operator's own domain name, with the ARN of its certificate (in us-east-1). */
    readonly domainName?: { readonly name: string; readonly certificateArn: string } | undefined;
}

/** The stage whose table is protected against deletion. */
const PRODUCTION = 'prod';
/** Days until the API key must be renewed by deploying again: AppSync's maximum. */
const KEY_DAYS = 365;
/** The longest request of the Lambda: all tries of a batch, or four of a message, with their waits. */
const LAMBDA_TIMEOUT_S = 15;
const LAMBDA_MEMORY_MB = 256;

/** The rights of the resolvers and the Lambda on items. Transactions need no right of their own. */
const ITEM_ACTIONS = ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'].map(
    (name) => `dynamodb:${name}`,
);

/** The mesh for a country: a table, an API, and one Lambda. */
export class MeshStack extends Stack {
    public constructor(scope: Construct, id: string, props: MeshStackProps) {
        super(scope, id, props);
        Tags.of(this).add('project', 'scratch-mesh');
        Tags.of(this).add('stage', props.stage);
        const table = this.table(props);
        const api = this.api(props, table);
        const lambda = this.lambda(props, table, api);
        this.resolvers(api, table, lambda);
        new CfnOutput(this, 'GraphqlUrl', { value: api.graphqlUrl });
        new CfnOutput(this, 'RealtimeUrl', { value: resourceOf(api).attrRealtimeUrl });
        // The key itself is a secret: `aws appsync list-api-keys` shows it to those who may see it.
        new CfnOutput(this, 'ApiId', { value: api.apiId });
        new CfnOutput(this, 'TableName', { value: table.tableName });
        if (props.domainName !== undefined) {
            new CfnOutput(this, 'OwnUrl', { value: `https://${props.domainName.name}/graphql` });
            new CfnOutput(this, 'OwnNameTarget', { value: api.appSyncDomainName });
        }
    }

    private table({ stage }: MeshStackProps): Table {
        const table = new Table(this, 'Table', {
            partitionKey: { name: PARTITION_KEY, type: AttributeType.STRING },
            sortKey: { name: SORT_KEY, type: AttributeType.STRING },
            billingMode: BillingMode.PAY_PER_REQUEST,
            timeToLiveAttribute: TTL_ATTRIBUTE,
            // Nothing in it outlives a lesson.
            removalPolicy: RemovalPolicy.DESTROY,
            deletionProtection: stage === PRODUCTION,
        });
        for (const index of INDEXES)
            table.addGlobalSecondaryIndex({
                indexName: index.name,
                partitionKey: { name: index.partition, type: AttributeType.STRING },
                sortKey: { name: index.sort, type: AttributeType.STRING },
                projectionType: ProjectionType.INCLUDE,
                // The keys of an index are in it anyway, and DynamoDB refuses an attribute twice.
                nonKeyAttributes: INDEXED_ATTRIBUTES.filter((name) => name !== index.sort),
            });
        return table;
    }

    private api({ stage, settings, schemaFile, domainName }: MeshStackProps, table: Table): GraphqlApi {
        const environment = { MESH_TABLE: table.tableName, ...environmentOf(settings) };
        const api = new GraphqlApi(this, 'Api', {
            name: `scratch-mesh-${stage}`,
            definition: Definition.fromFile(schemaFile),
            authorizationConfig: {
                defaultAuthorization: {
                    authorizationType: AuthorizationType.API_KEY,
                    apiKeyConfig: { expires: Expiration.after(Duration.days(KEY_DAYS)) },
                },
                additionalAuthorizationModes: [{ authorizationType: AuthorizationType.IAM }],
            },
            environmentVariables: environment,
            // The longest documents of our clients are 5 levels deep.
            queryDepthLimit: 8,
            resolverCountLimit: 100,
            ...(domainName !== undefined && {
                domainName: {
                    domainName: domainName.name,
                    certificate: Certificate.fromCertificateArn(this, 'Certificate', domainName.certificateArn),
                },
            }),
        });
        this.logs(api);
        return api;
    }

    private logs(api: GraphqlApi): void {
        const group = new LogGroup(this, 'ApiLog', {
            logGroupName: `/aws/appsync/apis/${api.apiId}`,
            retention: RetentionDays.ONE_WEEK,
            removalPolicy: RemovalPolicy.DESTROY,
        });
        const role = new Role(this, 'ApiLogRole', { assumedBy: new ServicePrincipal('appsync.amazonaws.com') });
        group.grantWrite(role);
        // Only errors, without contents: no log holds what children write to each other. CDK's own option would add a custom
        // resource.
        resourceOf(api).logConfig = {
            cloudWatchLogsRoleArn: role.roleArn,
            fieldLogLevel: 'ERROR',
            excludeVerboseContent: true,
        };
    }

    private lambda({ settings, lambdaFolder }: MeshStackProps, table: Table, api: GraphqlApi): LambdaFunction {
        const secret = new Secret(this, 'DomainSecret', {
            description: 'The stack derives the domains of networks with it.',
            generateSecretString: { excludePunctuation: true, passwordLength: 48 },
        });
        const lambda = new LambdaFunction(this, 'UseCases', {
            description: 'What AppSync resolvers cannot do',
            runtime: Runtime.NODEJS_22_X,
            architecture: Architecture.ARM_64,
            code: LambdaCode.fromAsset(lambdaFolder),
            handler: 'index.handler',
            memorySize: LAMBDA_MEMORY_MB,
            timeout: Duration.seconds(LAMBDA_TIMEOUT_S),
            logGroup: new LogGroup(this, 'UseCasesLog', {
                retention: RetentionDays.ONE_WEEK,
                removalPolicy: RemovalPolicy.DESTROY,
            }),
            environment: {
                MESH_TABLE: table.tableName,
                MESH_GRAPHQL_URL: api.graphqlUrl,
                MESH_SECRET_KEY: secret.secretValue.unsafeUnwrap(),
                ...environmentOf(settings),
            },
        });
        lambda.addToRolePolicy(new PolicyStatement({ actions: ITEM_ACTIONS, resources: [table.tableArn] }));
        lambda.addToRolePolicy(
            new PolicyStatement({
                actions: ['appsync:GraphQL'],
                resources: [`${api.arn}/types/Mutation/fields/publishMessage`],
            }),
        );
        return lambda;
    }

    private resolvers(api: GraphqlApi, table: Table, lambda: LambdaFunction): void {
        const sources: Readonly<Record<Source, BaseDataSource>> = {
            table: new DynamoDbDataSource(this, 'TableSource', {
                api,
                // The types of CDK's own Table do not fit here under exactOptionalPropertyTypes.
                table: Table.fromTableName(this, 'SourceTable', table.tableName),
                serviceRole: this.sourceRole('TableSourceRole', [
                    { actions: ITEM_ACTIONS, resources: [table.tableArn] },
                    {
                        actions: ['dynamodb:Query'],
                        resources: INDEXES.map(({ name }) => `${table.tableArn}/index/${name}`),
                    },
                ]),
            }),
            lambda: new LambdaDataSource(this, 'LambdaSource', {
                api,
                lambdaFunction: lambda,
                serviceRole: this.sourceRole('LambdaSourceRole', [
                    { actions: ['lambda:InvokeFunction'], resources: [lambda.functionArn] },
                ]),
            }),
            none: new NoneDataSource(this, 'NoneSource', { api }),
        };
        const functions = new Map<string, AppsyncFunction>();
        const functionOf = ({ code, source }: Step): AppsyncFunction => {
            const made =
                functions.get(code) ??
                new AppsyncFunction(this, `Function-${code}`, {
                    api,
                    name: code.replaceAll('-', '_'),
                    dataSource: sources[source],
                    code: Code.fromInline(resolverCode(`functions/${code}`)),
                    runtime: FunctionRuntime.JS_1_0_0,
                });
            functions.set(code, made);
            return made;
        };
        for (const { type, name, code, answer } of FIELDS)
            api.createResolver(`Resolver-${type}-${name}`, {
                typeName: type,
                fieldName: name,
                code: Code.fromInline(resolverCode(`fields/${code}`)),
                runtime: FunctionRuntime.JS_1_0_0,
                ...(typeof answer === 'string'
                    ? { dataSource: sources[answer] }
                    : { pipelineConfig: answer.map(functionOf) }),
            });
    }

    /** A role for a source with exactly these rights: CDK would add every right on the table and the Lambda's versions. */
    private sourceRole(id: string, statements: readonly PolicyStatementProps[]): IRole {
        const role = new Role(this, id, { assumedBy: new ServicePrincipal('appsync.amazonaws.com') });
        for (const statement of statements) role.addToPolicy(new PolicyStatement(statement));
        return role.withoutPolicyUpdates();
    }
}

function resourceOf(api: GraphqlApi): CfnGraphQLApi {
    const resource = api.node.defaultChild;
    if (resource instanceof CfnGraphQLApi) return resource;
    throw new Error('CDK no longer makes the API from the resource that the stack expects.');
}

function environmentOf(settings: MeshSettings): Record<string, string> {
    return Object.fromEntries(SETTING_NAMES.map(([name, variable]) => [variable, String(settings[name])]));
}
