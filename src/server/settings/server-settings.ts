import type { MeshSettings } from '../../core/settings';

/** The settings of one server process. docs/settings.md lists every name, default and range. */
export interface ServerSettings {
    /** How long groups, members and events live, and how often they are renewed. */
    readonly mesh: MeshSettings;
    /** The address to listen on. `0.0.0.0` is every network of the machine, `127.0.0.1` only this machine. */
    readonly host: string;
    /** TCP port; 0 takes any free one. */
    readonly port: number;
    /** Whether a proxy in front names the caller's address in X-Forwarded-For. */
    readonly trustProxy: boolean;
    /** The key that every request must carry; if undefined, anyone may use the server. */
    readonly apiKey: string | undefined;
    /** The secret from which domains are derived; if undefined, a random one for the life of the process. */
    readonly secretKey: string | undefined;
    readonly store: StoreSettings;
    /** Where the Scratch editor is kept; if undefined, a place that suits the installation. */
    readonly editorFolder: string | undefined;
    /** The files of a certificate and its key (PEM); if undefined, plain HTTP. */
    readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
}

/** The store of groups and events. */
export type StoreSettings =
    | {
          readonly kind: 'memory';
          /** Bytes that all groups may use together. */
          readonly maxBytes: number;
      }
    | RedisSettings;

/** A Redis or a Valkey in which several servers share their groups. */
export interface RedisSettings {
    readonly kind: 'redis';
    /** `redis://` or `rediss://`. */
    readonly url: string;
    /** The name under which it keeps the groups. */
    readonly name: string;
    /** Bytes that all groups may use together in each server's memory. */
    readonly maxBytes: number;
}
