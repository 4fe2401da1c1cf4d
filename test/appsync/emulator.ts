// AppSync for tests: it takes the synthesized template as CloudFormation would, and runs what it describes on DynamoDB
// Local, the bundled Lambda in a thread beside it.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DEFAULT_SETTINGS, type MeshSettings } from '../../src/core/settings';
import { synthesize } from '../../deploy/synthesize';
import { dynamoClient } from '../dynamodb/connect';
import { LocalDynamo } from '../dynamodb/local';
import { Api } from './api';
import { EMULATOR_KEY } from './emulator-key';
import { HttpApi } from './http-api';
import { LambdaSource } from './lambda-source';
import { modelOf } from './stack-model';
import { createTableOf } from './table-resource';
import { TableProxy } from './table-proxy';
import { resourcesOf, type Made } from './template';

/** How an emulator is started. */
export interface EmulatorOptions {
    readonly settings?: Partial<MeshSettings>;
    readonly port?: number;
    /** How long a write waits before DynamoDB sees it, milliseconds: what makes late commits. */
    readonly delayWrite?: () => number;
    /** How long a message waits before its subscribers are sent it, milliseconds: what makes messages overtake each other. */
    readonly delayPush?: () => number;
}

const SECRET = 'the secret of the emulator';

/** Where clients reach a stack. */
export interface Listener {
    readonly url: string;
    readonly http: HttpApi;
}

/** A running stack. */
export class Emulator implements Listener {
    private readonly encrypted: HttpApi[] = [];

    private constructor(
        public readonly url: string,
        public readonly api: Api,
        public readonly http: HttpApi,
        public readonly table: TableProxy,
        public readonly lambda: LambdaSource,
        public readonly tableName: string,
        private readonly release: () => Promise<void>,
    ) {}

    /** Synthesizes the stack, makes its table, and listens. */
    public static async start({
        settings = {},
        port = 0,
        delayWrite = () => 0,
        delayPush = () => 0,
    }: EmulatorOptions = {}): Promise<Emulator> {
        const folder = mkdtempSync(path.join(os.tmpdir(), 'mesh-stack-'));
        const name = 'test';
        const { template, lambdaFolder } = synthesize(
            { name, settings: { ...DEFAULT_SETTINGS, ...settings }, domainName: undefined },
            folder,
        );
        const local = await LocalDynamo.start();
        const table = await TableProxy.start(local.endpoint, delayWrite);
        let api: Api | null = null;
        const apiOf = (): Api => {
            if (api === null) throw new Error('The API has not been made yet.');
            return api;
        };
        const listening = await HttpApi.listen(apiOf, { apiKey: EMULATOR_KEY, port });
        const url = `http://127.0.0.1:${listening.port}/graphql`;
        const made = madeBy(url);
        const resources = resourcesOf(template, made);
        const model = modelOf(resources, (id) => made.attribute(id, 'FunctionId', undefined));
        const tableName = await createTableOf(resources, table.endpoint);
        const lambda = new LambdaSource(path.join(lambdaFolder, 'index.js'), {
            ...model.lambdaEnvironment,
            MESH_SECRET_KEY: SECRET,
            AWS_REGION: 'local',
            AWS_ACCESS_KEY_ID: 'local',
            AWS_SECRET_ACCESS_KEY: 'local',
            AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
            // The deployed one runs on Node 22.
            AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
        });
        const client: DynamoDBClient = dynamoClient(table.endpoint);
        api = new Api(model, { client, table: tableName, lambda }, delayPush);
        const http = listening.begin();
        return new Emulator(url, api, http, table, lambda, tableName, async () => {
            await http.stop();
            await lambda.stop();
            client.destroy();
            await table.stop();
            await local.stop();
            rmSync(folder, { recursive: true, force: true });
        });
    }

    /** Listens for encrypted connections, too, on a port of their own. `tls` are PEM texts. */
    public async listenEncrypted(tls: { readonly cert: string; readonly key: string }): Promise<Listener> {
        const listening = await HttpApi.listen(() => this.api, { apiKey: EMULATOR_KEY, tls });
        const http = listening.begin();
        this.encrypted.push(http);
        return { url: `https://127.0.0.1:${listening.port}/graphql`, http };
    }

    public async stop(): Promise<void> {
        for (const http of this.encrypted.splice(0)) await http.stop();
        await this.release();
    }
}

/** What deploying makes up: names by their logical ids. */
function madeBy(url: string): Made {
    const attributes: Readonly<Record<string, string>> = { GraphQLUrl: url, ApiId: 'emulated' };
    return {
        ref: (id) => (id.startsWith('AWS::') ? id.slice(5) : id),
        attribute: (id, attribute) => attributes[attribute] ?? `${id}.${attribute}`,
    };
}
