import type { Vm } from '../extension/vm-types';

/**
 * The language of the blocks: the editor's. A VM without an editor says `en` without having been asked, so a host's own
 * word stands until the VM's language changes.
 */
export function localeOf(vm: Vm, given: string | undefined): () => string {
    const atFirst = vm.getLocale?.();
    return () => {
        const now = vm.getLocale?.();
        if (given !== undefined && now === atFirst) return given;
        return now ?? given ?? 'en';
    };
}
