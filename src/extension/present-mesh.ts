import type { MeshClient } from '../client/client';
import type { MeshExtension } from './mesh-extension';
import type { VmRuntime } from './vm-types';

/** The mesh in a VM. */
export interface PresentMesh {
    readonly extension: MeshExtension;
    readonly client: MeshClient;
}

/** The key at the engine by which every copy of this project finds it, whatever address the copy came from. */
const PRESENT: unique symbol = Symbol.for('scratch-mesh');

interface MarkedRuntime extends VmRuntime {
    [PRESENT]?: PresentMesh;
}

/** The message of a second copy. */
export const STEPS_ASIDE =
    'The mesh is in this project already, from another script or browser extension. This copy does nothing. The first one continues, with its own server and settings.';

/** The mesh in a VM, from any copy; undefined if there is none. */
export function presentMesh(runtime: MarkedRuntime): PresentMesh | undefined {
    return runtime[PRESENT];
}

/** Registers the mesh of a VM. Returns a function that removes the registration. */
export function markPresent(runtime: MarkedRuntime, mesh: PresentMesh): () => void {
    runtime[PRESENT] = mesh;
    return () => {
        delete runtime[PRESENT];
    };
}
