import { wrapMethod } from '../extension/method-wrap';
import type { Vm } from '../extension/vm-types';

/**
 * Makes an extension known to a VM as one that is built in. Returns the function that takes it away again.
 * @throws {Error} where the VM has one of that id, or hands it to another VM
 */
export function register(vm: Vm, id: string, extension: object): () => void {
    const { extensionManager: manager, runtime } = vm;
    manager._loadedExtensions.set(id, manager._registerInternalExtension(extension));
    // A project that names our id would otherwise be looked for on the network, and not load at all.
    const unwrap = wrapMethod<'loadExtensionURL', [string], Promise<unknown>>(
        manager,
        'loadExtensionURL',
        (original, url) => (url === id ? Promise.resolve() : original(url)),
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
