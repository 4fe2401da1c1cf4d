// dist/esm/scratch-mesh.mjs: the extension over a network, for programs that import it.
import { createMeshClient as overNetwork } from '../client/create-client';
import { publicApi } from './public-api';

export { MeshClientError } from '../client/status/errors';
export type * from './api-types';

const api = publicApi(overNetwork);

/** The extension's class, for editors that construct their extensions themselves. */
export const MeshExtension = api.MeshExtension;
/** An instance of the extension's class. */
export type MeshExtension = InstanceType<typeof MeshExtension>;

/**
 * Installs the mesh in a VM. Call it right after creating the VM. If the VM already has a mesh, it returns that mesh.
 */
export const install = api.install;

/**
 * A member of the mesh without a VM, for your own programs.
 * @throws {MeshClientError} `refused` if the address is invalid
 */
export const createMeshClient = api.createMeshClient;
