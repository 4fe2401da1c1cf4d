import { DEFAULT_SETTINGS, type MeshSettings } from '../src/core/settings';
import { SETTING_NAMES } from './setting-names';

/** The parameters of a stack that the environment sets. */
export interface Stage {
    readonly name: string;
    readonly settings: MeshSettings;
    readonly domainName: { readonly name: string; readonly certificateArn: string } | undefined;
}

/** The form of a stage's name. docs/deploy.md uses `stg` and `prod`. */
const NAME = /^[a-z][a-z0-9-]{0,19}$/;
/** Groups on the staging stack end soon, so that forgotten ones cost little. */
const STAGING_CONNECTION_TIME_S = 300;
/** The largest value of any setting: a day in seconds. */
const LARGEST = 86_400;

/** Reads `MESH_STAGE` (default `stg`), the settings and the domain name. @throws {Error} that says what to set */
export function stageOf(env: Readonly<Record<string, string | undefined>>): Stage {
    const name = env['MESH_STAGE'] ?? 'stg';
    if (!NAME.test(name))
        throw new Error(
            `MESH_STAGE must be lower-case letters, digits and "-", at most 20; "${name.slice(0, 40)}" is not. Use stg or prod.`,
        );
    const settings = {
        ...DEFAULT_SETTINGS,
        ...(name === 'stg' && { maxConnectionTimeSeconds: STAGING_CONNECTION_TIME_S }),
    };
    for (const [setting, variable] of SETTING_NAMES) {
        const text = env[variable];
        if (text === undefined || text === '') continue;
        const value = Number(text);
        if (!Number.isInteger(value) || value < 1 || value > LARGEST)
            throw new Error(`${variable} must be a whole number from 1 to ${LARGEST}; it is "${text.slice(0, 40)}".`);
        Object.assign(settings, { [setting]: value });
    }
    const domain = env['MESH_DOMAIN_NAME'];
    const certificateArn = env['MESH_CERTIFICATE_ARN'];
    if ((domain === undefined) !== (certificateArn === undefined))
        throw new Error('A domain name of your own needs both MESH_DOMAIN_NAME and MESH_CERTIFICATE_ARN.');
    const domainName =
        domain === undefined || certificateArn === undefined ? undefined : { name: domain, certificateArn };
    return { name, settings, domainName };
}
