import { EXTENSION_ID } from '../../blocks/blocks';
import type { MeshClient } from '../client/client';
import type { Diagnosis } from '../client/diagnosis';
import { browserEnvironment } from '../client/environment';
import type { GroupInfo, MeshStatus } from '../client/status';
import { MeshExtension } from '../extension/mesh-extension';
import { presentMesh, STEPS_ASIDE } from '../extension/present-mesh';
import type { Vm } from '../extension/vm-types';
import { localeOf, type GivenLocale } from './locale';
import { register } from './registration';

/** The mesh of one VM, for the page around it. */
export interface Mesh {
    /** Creates a group and joins it as host. Without a name it is called by the host's id. @throws {MeshClientError} */
    createGroup(name?: string): Promise<GroupInfo>;
    /** The living groups of the domain. @throws {MeshClientError} */
    listGroups(): Promise<GroupInfo[]>;
    /** Joins a group by its id or, failing that, by its name. @throws {MeshClientError} */
    joinGroup(idOrName: string, domain?: string): Promise<GroupInfo>;
    /** Leaves the group; the host's leaving dissolves it. */
    leave(): Promise<void>;
    /** Looks at the network and says what it does, as a report that can be copied. Never throws. */
    diagnose(): Promise<Diagnosis>;
    /** Where this member stands now. */
    readonly status: MeshStatus;
    /** Calls `listener` with every new status. Returns the function that stops it. */
    onStatus(listener: (status: MeshStatus) => void): () => void;
    /** Leaves, and gives the VM back as it was; afterwards the mesh can be installed again. Does nothing where another copy had put it in. */
    dispose(): Promise<void>;
}

/** What `install` itself reads of a host's options. */
export interface InstallOptions {
    /** The language of the blocks until the editor's changes. @default the editor's, else 'en' */
    readonly locale?: GivenLocale;
    /** Whether the editor's connection dialog offers a new group of one's own. @default true */
    readonly offersHosting?: boolean | undefined;
}

/**
 * Puts the mesh into a VM: its blocks, and the sharing of broadcasts and variables. Where the mesh is there already, from
 * whichever copy, that one is handed out: its server and settings stay, and its end is not this caller's to decide.
 * @throws {Error} where another extension has the mesh's id in that VM, or the blocks went to another VM
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
    const unregister = registered(vm, extension);
    return meshOf(client, async () => {
        unregister();
        await extension.dispose();
    });
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

function registered(vm: Vm, extension: MeshExtension): () => void {
    try {
        return register(vm, EXTENSION_ID, extension);
    } catch (error) {
        void extension.dispose();
        throw error;
    }
}
