import { EXTENSION_ID } from '../../blocks/blocks';
import type { MeshClient } from '../client/client';
import type { ClientOptions } from '../client/create-client';
import { MeshClientError } from '../client/errors';
import type { GroupInfo, MeshStatus } from '../client/status';
import { wrapMethod } from '../extension/method-wrap';
import { MeshExtension } from '../extension/mesh-extension';
import type { Vm } from '../extension/vm-types';

/** What `install` takes: how the backend is reached, and the language where the editor does not say. */
export interface InstallOptions extends ClientOptions {
    /** A language such as `en`, `ja`, `ja-Hira`. Default: the editor's. */
    readonly locale?: string | undefined;
}

/** The mesh of one VM, for the page around it. */
export interface Mesh {
    /** @see MeshClient.createGroup */
    createGroup(name?: string): Promise<GroupInfo>;
    listGroups(): Promise<GroupInfo[]>;
    joinGroup(idOrName: string, domain?: string): Promise<GroupInfo>;
    leave(): Promise<void>;
    /** The status as it is now. */
    readonly status: MeshStatus;
    /** Calls `listener` with every new status. Returns the function that stops it. */
    onStatus(listener: (status: MeshStatus) => void): () => void;
    /** Leaves the group and takes the extension's wraps off the VM. */
    dispose(): Promise<void>;
}

/** Makes the client that a bundle is about: over the network, or inside the page. */
export type MakeClient = (options: InstallOptions) => MeshClient;

/** The editor's language, else the browser's. */
export function editorLocale(vm: Pick<Vm, 'getLocale'> | null, locale: string | undefined): () => string {
    return () =>
        locale ?? vm?.getLocale?.() ?? (typeof navigator === 'undefined' ? undefined : navigator.language) ?? 'en';
}

/**
 * Installs the extension in a VM: its blocks, its sharing, and an answer for projects that name it. Register right
 * after a VM was constructed, before a project is loaded.
 * @throws {MeshClientError} `refused` where the VM has the extension already, or the address is none
 */
export function installer(makeClient: MakeClient): (vm: Vm, options?: InstallOptions) => Mesh {
    return (vm, options = {}) => {
        const { extensionManager } = vm;
        if (extensionManager._loadedExtensions.has(EXTENSION_ID))
            throw new MeshClientError('refused', 'The mesh extension is installed in this editor already.');
        const client = makeClient(options);
        const extension = new MeshExtension(vm.runtime, client, editorLocale(vm, options.locale));
        const service = extensionManager._registerInternalExtension(extension);
        extensionManager._loadedExtensions.set(EXTENSION_ID, service);
        // A VM that does not know an id that a project names fails to load the whole project.
        const unwrap = wrapMethod<'loadExtensionURL', [string], Promise<unknown>>(
            extensionManager,
            'loadExtensionURL',
            (load, id) => (id === EXTENSION_ID ? Promise.resolve() : load(id)),
        );
        return {
            createGroup: (name) => client.createGroup(name),
            listGroups: () => client.listGroups(),
            joinGroup: (idOrName, domain) => client.joinGroup(idOrName, domain),
            leave: () => client.leave(),
            get status() {
                return client.status;
            },
            onStatus: (listener) => client.onStatus(listener),
            async dispose() {
                unwrap();
                extensionManager._loadedExtensions.delete(EXTENSION_ID);
                await extension.dispose();
            },
        };
    };
}
