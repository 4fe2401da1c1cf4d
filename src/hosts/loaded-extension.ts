import type { MeshClient } from '../client/client';
import { MeshExtension, type ExtensionOptions } from '../extension/mesh-extension';
import type { VmRuntime } from '../extension/vm-types';

/** The mesh that is in a VM at the moment. */
const present = new WeakMap<VmRuntime, LoadedExtension>();

/**
 * The extension for editors that construct it themselves, and may do so again in the same VM: they drop the one before
 * without a word, which would stay in its group and send everything twice. It ends when the next one comes.
 */
export class LoadedExtension extends MeshExtension {
    public constructor(runtime: VmRuntime, client: MeshClient, options: ExtensionOptions) {
        void present.get(runtime)?.dispose();
        super(runtime, client, options);
        present.set(runtime, this);
    }
}
