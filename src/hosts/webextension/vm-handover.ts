// Passes a VM between the two scripts in the page: from the one that finds it late to the one that has the mesh. Both
// run in the page's world, so the VM object itself can be passed.

const EVENT = 'scratch-mesh:vm';

/** Passes a VM on. */
export function handOver(vm: object): void {
    document.dispatchEvent(new CustomEvent(EVENT, { detail: vm }));
}

/** Receives VMs. */
export function hearVm(listener: (vm: unknown) => void): void {
    document.addEventListener(EVENT, (event) => {
        if (event instanceof CustomEvent) listener(event.detail);
    });
}
