// dist/esm/scratch-mesh.mjs: the extension over a network, for programs that import it.
import { createMeshClient as overNetwork } from '../client/create-client';
import { publicApi } from './public-api';

export { MeshClientError } from '../client/errors';
export type * from './api-types';

const api = publicApi(overNetwork);

/** The extension's class, for editors that construct their extensions themselves. */
export const MeshExtension = api.MeshExtension;
/** The extension that its class constructs. */
export type MeshExtension = InstanceType<typeof MeshExtension>;

/** Puts the mesh into a VM, right after that was made. Where the VM has a mesh already, that one is handed out. */
export const install = api.install;

/**
 * A member of the mesh without a VM, for programs of your own.
 * @throws {MeshClientError} `refused` where the address is none
 */
export const createMeshClient = api.createMeshClient;
