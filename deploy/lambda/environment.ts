import { DEFAULT_SETTINGS, type MeshSettings } from '../../src/core/settings';
import { SETTING_NAMES } from '../setting-names';

/** What the Lambda is told by its environment. */
export interface Environment {
    readonly table: string;
    readonly url: string;
    readonly region: string;
    /** Something that speaks DynamoDB, where it is not AWS's own. */
    readonly endpoint: string | undefined;
    readonly secret: string;
    readonly settings: MeshSettings;
    readonly credentials: {
        readonly accessKeyId: string;
        readonly secretAccessKey: string;
        readonly sessionToken?: string;
    };
}

/** Reads the environment. @throws {Error} that names what is missing */
export function environmentOf(env: Readonly<Record<string, string | undefined>>): Environment {
    const text = (name: string): string => {
        const value = env[name];
        if (value === undefined || value === '') throw new Error(`The Lambda's environment has no ${name}.`);
        return value;
    };
    const number = (name: string): number => {
        const value = Number(text(name));
        if (!Number.isFinite(value)) throw new Error(`The Lambda's environment has ${name}=${text(name)}, no number.`);
        return value;
    };
    const settings = { ...DEFAULT_SETTINGS };
    for (const [name, variable] of SETTING_NAMES) Object.assign(settings, { [name]: number(variable) });
    const sessionToken = env['AWS_SESSION_TOKEN'];
    return {
        table: text('MESH_TABLE'),
        url: text('MESH_GRAPHQL_URL'),
        region: text('AWS_REGION'),
        endpoint: env['AWS_ENDPOINT_URL_DYNAMODB'],
        secret: text('MESH_SECRET_KEY'),
        settings,
        credentials: {
            accessKeyId: text('AWS_ACCESS_KEY_ID'),
            secretAccessKey: text('AWS_SECRET_ACCESS_KEY'),
            ...(sessionToken !== undefined && { sessionToken }),
        },
    };
}
