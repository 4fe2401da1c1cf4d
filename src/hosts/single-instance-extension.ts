import { EXTENSION_ID } from '../../blocks/blocks';
import type { MeshClient } from '../client/client';
import { browserEnvironment } from '../client/environment/environment';
import { MeshExtension, type ExtensionOptions } from '../extension/mesh-extension';
import { presentMesh, STEPS_ASIDE } from '../extension/present-mesh';
import type { VmRuntime } from '../extension/vm-types';

/**
 * The extension for editors that construct it themselves. If the VM already has the mesh, `new` returns that one. A
 * second copy, or the same one constructed again, would send everything twice.
 */
export class SingleInstanceExtension extends MeshExtension {
    public constructor(runtime: VmRuntime, makeClient: () => MeshClient, options: ExtensionOptions) {
        const present = presentMesh(runtime);
        if (present !== undefined) {
            browserEnvironment().warn(STEPS_ASIDE);
            // The caller registers the result next, which adds its blocks to the palette once more. So they go first.
            runtime._blockInfo = runtime._blockInfo.filter(({ id }) => id !== EXTENSION_ID);
            return present.extension;
        }
        super(runtime, makeClient(), options);
    }
}
