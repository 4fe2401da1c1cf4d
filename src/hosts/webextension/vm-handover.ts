// Between the two scripts in the page: the one that looks for a VM late hands it to the one that has the mesh. Both are
// in the page's world, so the VM itself can be handed over.

const EVENT = 'scratch-mesh:vm';

/** Hands a VM over. */
export function handOver(vm: object): void {
    document.dispatchEvent(new CustomEvent(EVENT, { detail: vm }));
}

/** Takes VMs. */
export function hearVm(listener: (vm: unknown) => void): void {
    document.addEventListener(EVENT, (event) => {
        if (event instanceof CustomEvent) listener(event.detail);
    });
}
