import { wrapMethod } from '../extension/method-wrap';
import type { Vm } from '../extension/vm-types';

/**
 * Registers an extension in a VM as a built-in one. Returns a function that removes it.
 * @throws {Error} if the VM has another extension with that id, or passes it to another VM
 */
export function register(vm: Vm, id: string, extension: object): () => void {
    const { extensionManager: manager, runtime } = vm;
    manager._loadedExtensions.set(id, manager._registerInternalExtension(extension));
    // Otherwise a project that names our id would look for it on the network and fail to load.
    const unwrap = wrapMethod(manager, 'loadExtensionURL', (original, url) =>
        url === id ? Promise.resolve() : original(url),
    );
    const remove = (): void => {
        unwrap();
        manager._loadedExtensions.delete(id);
        runtime._blockInfo = runtime._blockInfo.filter((category) => category.id !== id);
    };
    if (!runtime._blockInfo.some((category) => category.id === id)) {
        remove();
        throw new Error(
            'The mesh blocks went to another VM: if a page has several VMs, the newest one gets them. Install the mesh right after you create each VM.',
        );
    }
    return remove;
}
