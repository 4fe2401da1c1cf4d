import { CfnOutput, Duration, Expiration, RemovalPolicy, Stack, Tags, type StackProps } from 'aws-cdk-lib';
import {
    AuthorizationType,
    CfnDataSource,
    CfnFunctionConfiguration,
    CfnGraphQLApi,
    CfnResolver,
    Definition,
    GraphqlApi,
} from 'aws-cdk-lib/aws-appsync';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code as LambdaCode, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { MeshSettings } from '../src/core/settings';
import { PARTITION_KEY, SORT_KEY, TTL_ATTRIBUTE } from '../src/store/dynamodb/keys';
import { INDEXED_ATTRIBUTES, INDEXES } from '../src/store/dynamodb/table-definition';
import { resolverCode } from './bundles';
import { FIELDS, type Source, type Step } from './fields';
import { SETTING_NAMES } from './setting-names';

/** What a stack is made with. */
export interface MeshStackProps extends StackProps {
    readonly stage: string;
    readonly settings: MeshSettings;
    /** The file with the schema, and the folder with the Lambda. */
    readonly schemaFile: string;
    readonly lambdaFolder: string;
    /** A domain name of one's own, with the ARN of its certificate (in us-east-1). */
    readonly domainName?: { readonly name: string; readonly certificateArn: string } | undefined;
}

/** The stage whose table is not deleted by a slip. */
const PRODUCTION = 'prod';
const RUNTIME = { name: 'APPSYNC_JS', runtimeVersion: '1.0.0' };
/** Days until the API key must be renewed by deploying again: the longest that AppSync gives. */
const KEY_DAYS = 365;
/** What one request of the Lambda may take: all tries of a batch, or four of a message, with their waits. */
const LAMBDA_TIMEOUT_S = 15;
const LAMBDA_MEMORY_MB = 256;

/** What the resolvers and the Lambda do with items; transactions need no right of their own. */
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
        // The key itself is a secret: `aws appsync list-api-keys` shows it to who may see it.
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
                nonKeyAttributes: [...INDEXED_ATTRIBUTES, ...(index.sort === 'name' ? [] : ['name'])],
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
        // Errors alone, without contents: what children write to each other is in no log.
        resourceOf(api).logConfig = {
            cloudWatchLogsRoleArn: role.roleArn,
            fieldLogLevel: 'ERROR',
            excludeVerboseContent: true,
        };
    }

    private lambda({ settings, lambdaFolder }: MeshStackProps, table: Table, api: GraphqlApi): LambdaFunction {
        const secret = new Secret(this, 'DomainSecret', {
            description: 'Domains of networks are derived with it.',
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
        lambda.addToRolePolicy(
            new PolicyStatement({
                actions: [...ITEM_ACTIONS],
                resources: [table.tableArn],
            }),
        );
        lambda.addToRolePolicy(
            new PolicyStatement({
                actions: ['appsync:GraphQL'],
                resources: [`${api.arn}/types/Mutation/fields/publishMessage`],
            }),
        );
        return lambda;
    }

    private resolvers(api: GraphqlApi, table: Table, lambda: LambdaFunction): void {
        const sources: Readonly<Record<Source, CfnDataSource>> = {
            table: this.tableSource(api, table),
            lambda: this.lambdaSource(api, lambda),
            none: new CfnDataSource(this, 'NoneSource', { apiId: api.apiId, name: 'nothing', type: 'NONE' }),
        };
        const functions = new Map<string, CfnFunctionConfiguration>();
        const functionOf = ({ code, source }: Step): CfnFunctionConfiguration => {
            const known = functions.get(code);
            if (known !== undefined) return known;
            const made = new CfnFunctionConfiguration(this, `Function-${code}`, {
                apiId: api.apiId,
                name: code.replaceAll('-', '_'),
                dataSourceName: sources[source].name,
                code: resolverCode(`functions/${code}`),
                runtime: RUNTIME,
            });
            made.addResourceDependency(sources[source]);
            api.addSchemaDependency(made);
            functions.set(code, made);
            return made;
        };
        for (const { type, name, code, source = 'none', steps } of FIELDS) {
            const resolver = new CfnResolver(this, `Resolver-${type}-${name}`, {
                apiId: api.apiId,
                typeName: type,
                fieldName: name,
                code: resolverCode(`fields/${code}`),
                runtime: RUNTIME,
                ...(steps === undefined
                    ? { kind: 'UNIT', dataSourceName: sources[source].name }
                    : {
                          kind: 'PIPELINE',
                          pipelineConfig: { functions: steps.map((step) => functionOf(step).attrFunctionId) },
                      }),
            });
            resolver.addResourceDependency(sources[source]);
            api.addSchemaDependency(resolver);
        }
    }

    /** The resolvers may do what they do, and nothing else; a pattern that names the table and its indexes. */
    private tableSource(api: GraphqlApi, table: Table): CfnDataSource {
        const role = new Role(this, 'TableSourceRole', { assumedBy: new ServicePrincipal('appsync.amazonaws.com') });
        role.addToPolicy(
            new PolicyStatement({
                actions: [...ITEM_ACTIONS],
                resources: [table.tableArn],
            }),
        );
        role.addToPolicy(
            new PolicyStatement({
                actions: ['dynamodb:Query'],
                resources: INDEXES.map(({ name }) => `${table.tableArn}/index/${name}`),
            }),
        );
        return new CfnDataSource(this, 'TableSource', {
            apiId: api.apiId,
            name: 'table',
            type: 'AMAZON_DYNAMODB',
            dynamoDbConfig: { tableName: table.tableName, awsRegion: this.region },
            serviceRoleArn: role.roleArn,
        });
    }

    private lambdaSource(api: GraphqlApi, lambda: LambdaFunction): CfnDataSource {
        const role = new Role(this, 'LambdaSourceRole', { assumedBy: new ServicePrincipal('appsync.amazonaws.com') });
        role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [lambda.functionArn] }));
        return new CfnDataSource(this, 'LambdaSource', {
            apiId: api.apiId,
            name: 'use_cases',
            type: 'AWS_LAMBDA',
            lambdaConfig: { lambdaFunctionArn: lambda.functionArn },
            serviceRoleArn: role.roleArn,
        });
    }
}

function resourceOf(api: GraphqlApi): CfnGraphQLApi {
    const resource = api.node.defaultChild;
    if (resource instanceof CfnGraphQLApi) return resource;
    throw new Error('The API is made of another resource than CDK used to make it of.');
}

function environmentOf(settings: MeshSettings): Record<string, string> {
    return Object.fromEntries(SETTING_NAMES.map(([name, variable]) => [variable, String(settings[name])]));
}
