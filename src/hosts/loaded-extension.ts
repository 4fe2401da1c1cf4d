import { EXTENSION_ID } from '../../blocks/blocks';
import type { MeshClient } from '../client/client';
import { browserEnvironment } from '../client/environment';
import { MeshExtension, type ExtensionOptions } from '../extension/mesh-extension';
import { presentMesh, STEPS_ASIDE } from '../extension/present-mesh';
import type { VmRuntime } from '../extension/vm-types';

/**
 * The extension for editors that construct it themselves. In a VM that has the mesh already, `new` gives that one: a second
 * copy, or the same one constructed again, would send everything twice.
 */
export class LoadedExtension extends MeshExtension {
    public constructor(runtime: VmRuntime, makeClient: () => MeshClient, options: ExtensionOptions) {
        const present = presentMesh(runtime);
        if (present !== undefined) {
            browserEnvironment().warn(STEPS_ASIDE);
            // Whoever constructs it registers it next, which adds its blocks to the palette once more.
            runtime._blockInfo = runtime._blockInfo.filter(({ id }) => id !== EXTENSION_ID);
            return present.extension;
        }
        super(runtime, makeClient(), options);
    }
}
