import { EXTENSION_ID } from '../../blocks/blocks';
import type { MeshClient } from '../client/client';
import { browserEnvironment } from '../client/environment/environment';
import { MeshExtension } from '../extension/mesh-extension';
import { presentMesh, STEPS_ASIDE } from '../extension/present-mesh';
import type { Vm } from '../extension/vm-types';
import { localeOf, type GivenLocale } from './locale';
import { register } from './registration';

/** The mesh of one VM, for the page around it. */
export interface Mesh extends Pick<
    MeshClient,
    'createGroup' | 'listGroups' | 'joinGroup' | 'leave' | 'diagnose' | 'status' | 'onStatus'
> {
    /**
     * Leaves, and restores the VM; afterwards the mesh can be installed again. Does nothing if another copy installed
     * the mesh.
     */
    dispose(): Promise<void>;
}

/** The options of a host that `install` itself reads. */
export interface InstallOptions {
    /** The language of the blocks until the editor changes its language. @default the editor's, else 'en' */
    readonly locale?: GivenLocale;
    /** Whether the editor's connection dialog offers a new group. @default true */
    readonly offersHosting?: boolean | undefined;
}

/**
 * Installs the mesh in a VM: its blocks, and the sharing of broadcasts and variables. If the VM already has the mesh,
 * from any copy, it returns that mesh. Its server and settings stay, and this caller cannot end it.
 * @throws {Error} if another extension has the mesh's id in that VM, or the blocks went to another VM
 */
export function install(vm: Vm, makeClient: () => MeshClient, { locale, offersHosting }: InstallOptions = {}): Mesh {
    const present = presentMesh(vm.runtime);
    if (present !== undefined) {
        browserEnvironment().warn(STEPS_ASIDE);
        return meshOf(present.client, () => Promise.resolve());
    }
    if (vm.extensionManager.isExtensionLoaded(EXTENSION_ID))
        throw new Error(
            `This editor already has another extension with the id ${EXTENSION_ID}. Use that one, or an editor without it.`,
        );
    const client = makeClient();
    const extension = new MeshExtension(vm.runtime, client, { locale: localeOf(vm, locale), offersHosting });
    try {
        const unregister = register(vm, EXTENSION_ID, extension);
        return meshOf(client, async () => {
            unregister();
            await extension.dispose();
        });
    } catch (error) {
        void extension.dispose();
        throw error;
    }
}

function meshOf(client: MeshClient, dispose: () => Promise<void>): Mesh {
    return {
        createGroup: (name) => client.createGroup(name),
        listGroups: () => client.listGroups(),
        joinGroup: (idOrName, domain) => client.joinGroup(idOrName, domain),
        leave: () => client.leave(),
        diagnose: () => client.diagnose(),
        get status() {
            return client.status;
        },
        onStatus: (listener) => client.onStatus(listener),
        dispose,
    };
}
