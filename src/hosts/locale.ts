import type { Vm } from '../extension/vm-types';

/** The language that a host gives: a function where it can change, or is not known yet. */
export type GivenLocale = string | (() => string | undefined) | undefined;

/** The language that the host gives now. */
export function givenLocale(given: GivenLocale): string | undefined {
    return typeof given === 'function' ? given() : given;
}

/**
 * The language of the blocks: the editor's. A VM without an editor says `en` without having been asked, so a host's own
 * word stands until the VM's language changes.
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
