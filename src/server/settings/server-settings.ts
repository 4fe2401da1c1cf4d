import type { MeshSettings } from '../../core/settings';

/** What one server process is told at its start. docs/settings.md lists every name, default and range. */
export interface ServerSettings {
    /** How long groups, members and events live, and how often they are renewed. */
    readonly mesh: MeshSettings;
    /** The address to listen on: `0.0.0.0` is every network of the machine, `127.0.0.1` this machine alone. */
    readonly host: string;
    /** TCP port; 0 takes any free one. */
    readonly port: number;
    /** Whether a proxy in front tells the caller's address in X-Forwarded-For. */
    readonly trustProxy: boolean;
    /** The key that every request must carry; undefined: anyone may use the server. */
    readonly apiKey: string | undefined;
    /** Keys the derivation of domains from addresses; undefined: a random one for the life of the process. */
    readonly secretKey: string | undefined;
    readonly store: StoreSettings;
    /** Where the Scratch editor is kept; undefined: a place that suits the installation. */
    readonly editorFolder: string | undefined;
    /** The files of a certificate and its key (PEM); undefined: plain HTTP. */
    readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
}

/** Where groups and events are kept. */
export type StoreSettings =
    | {
          readonly kind: 'memory';
          /** Bytes that all groups may take together. */
          readonly maxBytes: number;
      }
    | RedisSettings;

/** A Redis, or a Valkey, by which several servers share their groups. */
export interface RedisSettings {
    readonly kind: 'redis';
    /** `redis://` or `rediss://`. */
    readonly url: string;
    /** Under which the groups lie there. */
    readonly name: string;
    /** Bytes that all groups may take together in each server's memory. */
    readonly maxBytes: number;
}
