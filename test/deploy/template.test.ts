// What would be deployed, read from the template.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildSchema, isObjectType } from 'graphql';
import { FIELDS } from '../../deploy/resolver-table';
import { SETTING_NAMES } from '../../deploy/setting-names';
import { stageOf } from '../../deploy/stage';
import { synthesize } from '../../deploy/synthesize';
import { INDEXES, PARTITION_KEY, SORT_KEY } from '../../deploy/table/keys';
import { resourcesOf, type Resource } from '../appsync/template';
import { at, list, text } from '../conformance/backend';

const SCALARS = `scalar AWSDateTime scalar AWSJSON
directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION
directive @aws_iam on OBJECT | FIELD_DEFINITION
directive @aws_api_key on OBJECT | FIELD_DEFINITION
`;

describe('the template', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'mesh-synth-'));
    let resources: readonly Resource[] = [];
    let outputs: unknown;
    beforeAll(() => {
        const { template } = synthesize(stageOf({ MESH_STAGE: 'prod', MESH_EVENT_TTL_SECONDS: '12' }), folder);
        outputs = at(template, 'Outputs');
        resources = resourcesOf(template, {
            ref: (id) => id,
            attribute: (id, attribute) => `${id}.${attribute}`,
        });
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const of = (type: string) => resources.filter((resource) => resource.type === type);
    const only = (type: string): Resource => {
        const [found, ...others] = of(type);
        if (found === undefined || others.length > 0) throw new Error(`There is not one ${type}.`);
        return found;
    };

    test('every root field of the schema has a resolver, and nothing else has one but the count of members', () => {
        const schema = buildSchema(SCALARS + text(only('AWS::AppSync::GraphQLSchema').properties, 'Definition'));
        const wanted = ['Query', 'Mutation', 'Subscription'].flatMap((name) => {
            const type = schema.getType(name);
            return isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${name}.${field}`) : [];
        });
        const made = of('AWS::AppSync::Resolver').map(
            ({ properties }) => `${text(properties, 'TypeName')}.${text(properties, 'FieldName')}`,
        );
        expect([...made].sort()).toEqual([...wanted, 'Group.memberCount'].sort());
        expect(FIELDS).toHaveLength(made.length);
    });

    test('resolvers and functions are of the JavaScript runtime, and as short as AppSync takes', () => {
        for (const type of ['AWS::AppSync::Resolver', 'AWS::AppSync::FunctionConfiguration'])
            for (const { properties } of of(type)) {
                expect(at(properties, 'Runtime')).toEqual({ Name: 'APPSYNC_JS', RuntimeVersion: '1.0.0' });
                expect(text(properties, 'Code').length).toBeLessThan(32_000);
                expect(list(at(properties, 'PipelineConfig') ?? { Functions: [] }, 'Functions').length).toBeLessThan(
                    11,
                );
            }
    });

    test('the table is on demand, expires what is over, has our keys and indexes, and is kept from slips', () => {
        const { properties } = only('AWS::DynamoDB::Table');
        const keys = (partition: string, sort: string) => [
            { AttributeName: partition, KeyType: 'HASH' },
            { AttributeName: sort, KeyType: 'RANGE' },
        ];
        expect(properties).toMatchObject({
            BillingMode: 'PAY_PER_REQUEST',
            TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
            KeySchema: keys(PARTITION_KEY, SORT_KEY),
            DeletionProtectionEnabled: true,
        });
        const indexes = list(properties, 'GlobalSecondaryIndexes');
        expect(indexes).toHaveLength(INDEXES.length);
        for (const { name, partition, sort } of INDEXES)
            expect(indexes).toContainEqual(
                expect.objectContaining({ IndexName: name, KeySchema: keys(partition, sort) }),
            );
    });

    test('the settings stand in the environment of the API and of the Lambda', () => {
        const api = at(only('AWS::AppSync::GraphQLApi').properties, 'EnvironmentVariables');
        const lambda = at(only('AWS::Lambda::Function').properties, 'Environment', 'Variables');
        for (const environment of [api, lambda]) {
            for (const [, name] of SETTING_NAMES) expect(text(environment, name)).toMatch(/^\d+$/);
            expect(environment).toMatchObject({
                MESH_EVENT_TTL_SECONDS: '12',
                MESH_MAX_CONNECTION_TIME_SECONDS: '1500',
            });
            expect(at(environment, 'MESH_TABLE')).toBe(only('AWS::DynamoDB::Table').id);
        }
    });

    test('an API key opens the API, and only the Lambda may publish', () => {
        const { properties } = only('AWS::AppSync::GraphQLApi');
        expect(properties).toMatchObject({
            AuthenticationType: 'API_KEY',
            AdditionalAuthenticationProviders: [{ AuthenticationType: 'AWS_IAM' }],
            QueryDepthLimit: 8,
        });
        expect(of('AWS::AppSync::ApiKey')).toHaveLength(1);
        const schema = text(only('AWS::AppSync::GraphQLSchema').properties, 'Definition');
        expect(schema).toMatch(/publishMessage\([^)]*\): MeshMessage @aws_iam/);
        expect(schema.match(/@aws_subscribe/g)).toHaveLength(1);
    });

    test('least privilege: each role may do what it does, where it does it, and no more', () => {
        const allowed = of('AWS::IAM::Policy')
            .flatMap(({ properties }) => list(properties, 'PolicyDocument', 'Statement'))
            .flatMap((statement) => {
                expect(at(statement, 'Effect')).toBe('Allow');
                const actions = [at(statement, 'Action')].flat();
                const places = [at(statement, 'Resource')].flat();
                return actions.flatMap((action) => places.map((place) => `${String(action)} ${String(place)}`));
            });
        const table = `${only('AWS::DynamoDB::Table').id}.Arn`;
        const items = ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'];
        const onTable = items.map((name) => `dynamodb:${name} ${table}`);
        const log = of('AWS::Logs::LogGroup').find(({ id }) => id.startsWith('ApiLog'))?.id ?? '';
        expect([...allowed].sort()).toEqual(
            [
                // The resolvers.
                ...onTable,
                `dynamodb:Query ${table}/index/groups-by-domain`,
                `dynamodb:Query ${table}/index/groups-by-name`,
                `lambda:InvokeFunction ${only('AWS::Lambda::Function').id}.Arn`,
                // The Lambda.
                ...onTable,
                `appsync:GraphQL ${only('AWS::AppSync::GraphQLApi').id}.Arn/types/Mutation/fields/publishMessage`,
                // The API's log.
                `logs:CreateLogStream ${log}.Arn`,
                `logs:PutLogEvents ${log}.Arn`,
            ].sort(),
        );
        expect(allowed.some((each) => each.includes('*'))).toBe(false);
    });

    test('logs hold errors without contents, for a week', () => {
        expect(at(only('AWS::AppSync::GraphQLApi').properties, 'LogConfig')).toMatchObject({
            FieldLogLevel: 'ERROR',
            ExcludeVerboseContent: true,
        });
        for (const { properties } of of('AWS::Logs::LogGroup')) expect(at(properties, 'RetentionInDays')).toBe(7);
    });

    test('no secret stands in the template', () => {
        const variables = at(only('AWS::Lambda::Function').properties, 'Environment', 'Variables');
        expect(text(variables, 'MESH_SECRET_KEY')).toMatch(/^\{\{resolve:secretsmanager:/);
        expect(Object.keys(Object(outputs)).sort()).toEqual(['ApiId', 'GraphqlUrl', 'RealtimeUrl', 'TableName']);
    });

    test('everything that can be tagged says what it is of', () => {
        for (const type of ['AWS::DynamoDB::Table', 'AWS::AppSync::GraphQLApi', 'AWS::Lambda::Function'])
            expect(at(only(type).properties, 'Tags')).toEqual(
                expect.arrayContaining([
                    { Key: 'project', Value: 'scratch-mesh' },
                    { Key: 'stage', Value: 'prod' },
                ]),
            );
    });

    test('a domain name of its own', () => {
        const stage = stageOf({
            MESH_DOMAIN_NAME: 'mesh.example.org',
            MESH_CERTIFICATE_ARN: 'arn:aws:acm:us-east-1:111122223333:certificate/abc',
        });
        const { template } = synthesize(stage, path.join(folder, 'named'));
        const types = Object.values(Object(at(template, 'Resources'))).map((each) => at(each, 'Type'));
        expect(types).toContain('AWS::AppSync::DomainName');
        expect(Object.keys(Object(at(template, 'Outputs')))).toEqual(
            expect.arrayContaining(['OwnUrl', 'OwnNameTarget']),
        );
    });
});

describe('what the environment says of a stage', () => {
    test('stg is the default, with lessons of five minutes', () => {
        expect(stageOf({})).toMatchObject({ name: 'stg', settings: { maxConnectionTimeSeconds: 300 } });
        expect(stageOf({ MESH_STAGE: 'prod' }).settings.maxConnectionTimeSeconds).toBe(1500);
    });

    test.each([
        [{ MESH_STAGE: 'Prod!' }, 'MESH_STAGE must be lower-case'],
        [
            { MESH_EVENT_TTL_SECONDS: 'ten' },
            'MESH_EVENT_TTL_SECONDS must be a whole number from 1 to 86400; it is "ten"',
        ],
        [{ MESH_POLLING_INTERVAL_SECONDS: '0' }, 'MESH_POLLING_INTERVAL_SECONDS must be'],
        [{ MESH_DOMAIN_NAME: 'mesh.example.org' }, 'needs both MESH_DOMAIN_NAME and MESH_CERTIFICATE_ARN'],
    ])('%p is refused', (env, sentence) => {
        expect(() => stageOf(env)).toThrow(sentence);
    });
});
