import type { MeshSettings } from '../../src/core/settings';

export { until } from '../until';

/** An answer over the wire. */
export interface Answer {
    readonly data?: unknown;
    readonly errors?: unknown;
}

/** A subscription that gathers what it is sent. */
export interface Collector {
    readonly messages: readonly Answer[];
    /** Whether the backend has ended it. */
    readonly ended: boolean;
    stop(): void;
}

/** A backend under test, reached over the wire only. */
export interface Backend {
    execute(query: string, variables?: Record<string, unknown>): Promise<Answer>;
    /** Resolves once the backend listens, or has refused: then the refusal is the first message. */
    subscribe(query: string, variables: Record<string, unknown>): Promise<Collector>;
    stop(): Promise<void>;
    /** Characters of all variables that it keeps of one member; absent where a group's members share the room. */
    readonly variablesMaxLength?: number;
    /** Lets what it stands on fail from now on; absent where that cannot be done from outside. */
    breakDown?(): void;
}

/** Starts a backend with these settings, all others being the defaults. */
export type StartBackend = (settings: Partial<MeshSettings>) => Promise<Backend>;

/** The entry at the end of a path, undefined where there is none. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
    return path.reduce<unknown>(
        (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
        value,
    );
}

/** The text at the end of a path. @throws {Error} where there is none */
export function text(value: unknown, ...path: readonly (string | number)[]): string {
    const found = at(value, ...path);
    if (typeof found !== 'string') throw new Error(`No text at ${path.join('.')} of ${JSON.stringify(value)}`);
    return found;
}

/** The list at the end of a path. @throws {Error} where there is none */
export function list(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
    const found: unknown = at(value, ...path);
    if (!Array.isArray(found)) throw new Error(`No list at ${path.join('.')} of ${JSON.stringify(value)}`);
    return found;
}
