import { DEFAULT_SETTINGS, type MeshSettings } from '../../src/core/settings';
import { SETTING_NAMES } from '../setting-names';

/** What the stack tells its Lambda. The AWS SDK reads the rest of the environment itself. */
export interface Environment {
    readonly table: string;
    readonly url: string;
    readonly secret: string;
    readonly settings: MeshSettings;
}

/** Reads the environment. @throws {Error} that names what is missing */
export function environmentOf(env: Readonly<Record<string, string | undefined>>): Environment {
    const text = (name: string): string => {
        const value = env[name];
        if (value === undefined || value === '') throw new Error(`The Lambda's environment has no ${name}.`);
        return value;
    };
    const settings = { ...DEFAULT_SETTINGS };
    for (const [name, variable] of SETTING_NAMES) {
        const value = Number(text(variable));
        if (!Number.isFinite(value))
            throw new Error(`The Lambda's environment has ${variable}=${text(variable)}, which is not a number.`);
        Object.assign(settings, { [name]: value });
    }
    return { table: text('MESH_TABLE'), url: text('MESH_GRAPHQL_URL'), secret: text('MESH_SECRET_KEY'), settings };
}
