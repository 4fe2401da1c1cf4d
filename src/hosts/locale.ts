import type { Vm } from '../extension/vm-types';

/** The language that a host sets; a function if it can change or is not known yet. */
export type GivenLocale = string | (() => string | undefined) | undefined;

/** The current language of the host. */
export function givenLocale(given: GivenLocale): string | undefined {
    return typeof given === 'function' ? given() : given;
}

/**
 * The language of the blocks: the editor's. A VM without an editor reports `en` although nobody chose it, so the host's
 * own setting counts until the VM's language changes.
 */
export function localeOf(vm: Pick<Vm, 'getLocale'>, given: GivenLocale): () => string {
    const atFirst = vm.getLocale?.();
    return () => {
        const now = vm.getLocale?.();
        const wished = givenLocale(given);
        if (wished !== undefined && now === atFirst) return wished;
        return now ?? wished ?? 'en';
    };
}
