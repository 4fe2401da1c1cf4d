// The types of the bundles' exports. scripts/declarations.ts publishes them with the package.
import type { MeshClient } from '../client/client';
import type { ClientOptions } from '../client/create-client';
import type { MeshExtension } from '../extension/mesh-extension';
import type { Vm, VmRuntime } from '../extension/vm-types';
import type { InstallOptions, Mesh } from './install';

export type { EventCause, EventTimes, GroupVariables, MeshClient, MeshEvent } from '../client/client';
export type { ClientOptions } from '../client/create-client';
export type { Diagnosis } from '../client/diagnosis/diagnosis';
export type { ClientReason } from '../client/status/reasons';
export type {
    ConnectionState,
    ErrorKind,
    GroupInfo,
    MeshStatus,
    PromiseLimit,
    StatusError,
    TransportName,
} from '../client/status/status';
export type { Vm, VmRuntime } from '../extension/vm-types';
export type { InstallOptions, Mesh } from './install';

/** The options that a page may set. All are optional. */
export interface MeshOptions extends ClientOptions, InstallOptions {}

/** The exports of a bundle, without its types. */
export interface PublicApi {
    readonly MeshExtension: new (runtime: VmRuntime, options?: MeshOptions) => MeshExtension;
    readonly install: (vm: Vm, options?: MeshOptions) => Mesh;
    readonly createMeshClient: (options?: ClientOptions) => MeshClient;
}
