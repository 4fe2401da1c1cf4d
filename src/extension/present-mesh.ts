import type { MeshClient } from '../client/client';
import type { MeshExtension } from './mesh-extension';
import type { VmRuntime } from './vm-types';

/** The mesh that is in a VM. */
export interface PresentMesh {
    readonly extension: MeshExtension;
    readonly client: MeshClient;
}

/** Every copy of this project finds it at the engine, whatever address the copy came from. */
const PRESENT: unique symbol = Symbol.for('scratch-mesh');

interface MarkedRuntime extends VmRuntime {
    [PRESENT]?: PresentMesh;
}

/** What a copy says that comes second. */
export const STEPS_ASIDE =
    'The mesh is in this project already, from another script or browser extension. This copy does nothing. The first one continues, with its own server and settings.';

/** The mesh that is in a VM, by whichever copy; undefined where none is. */
export function presentMesh(runtime: MarkedRuntime): PresentMesh | undefined {
    return runtime[PRESENT];
}

/** Notes that a mesh is in a VM. Returns the function that takes the note away. */
export function markPresent(runtime: MarkedRuntime, mesh: PresentMesh): () => void {
    runtime[PRESENT] = mesh;
    return () => {
        delete runtime[PRESENT];
    };
}
