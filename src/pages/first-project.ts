// The editor loads its default project by itself, once its page is complete. On a slow computer an example arrives
// earlier, and the default project would replace it. So the example takes the place of the default project.
import { wrapMethod } from '../extension/method-wrap';
import type { ProjectVm } from './safe-loading';

/**
 * Makes `vm` load `project` when the editor asks for its first one. If `project` cannot be fetched or opened, the
 * editor's own loads; `onFetchFailure` is called if it cannot be fetched.
 */
export function openFirst(vm: ProjectVm, project: Promise<ArrayBuffer>, onFetchFailure: () => void): void {
    const fetched = project.catch(() => null);
    const restore = wrapMethod(vm, 'loadProject', async (original, editorsOwn) => {
        restore();
        const bytes = await fetched;
        if (bytes !== null) return original(bytes).catch(() => original(editorsOwn));
        onFetchFailure();
        return original(editorsOwn);
    });
}
