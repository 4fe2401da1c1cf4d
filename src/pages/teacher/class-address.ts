// The address under which the class reaches the server. A computer can have several, and cannot know which one is
// right.
import type { Shelf } from '../../hosts/shelf';

const STORED = 'mesh_class_address';
const THIS_MACHINE = /^(localhost|.*\.localhost|127\..*|\[::1\])$/;

/** The possible addresses, most likely first. */
export interface ClassAddresses {
    readonly choices: readonly string[];
    /** Whether no other computer reaches any of them. */
    readonly onlyHere: boolean;
}

/**
 * The address under which this page was opened, unless it is this computer's own, and the addresses that the server
 * named.
 */
export function classAddresses(page: Pick<Location, 'origin' | 'hostname'>, named: string): ClassAddresses {
    const ofServer = named.split(' ').filter((address) => address !== '');
    if (!THIS_MACHINE.test(page.hostname))
        return { choices: [...new Set([page.origin, ...ofServer])], onlyHere: false };
    if (ofServer.length > 0) return { choices: ofServer, onlyHere: false };
    return { choices: [page.origin], onlyHere: true };
}

/** The addresses that the server named in the page. */
export function namedAddresses(): string {
    return document.querySelector('meta[name="mesh-addresses"]')?.getAttribute('content') ?? '';
}

/** The address that was chosen in this browser before, if it is still available; else the most likely one. */
export function chosenAddress({ choices }: ClassAddresses, shelf: Shelf): string {
    const stored = shelf.get(STORED);
    return choices.find((choice) => choice === stored) ?? choices[0] ?? '';
}

/** Stores the choice. */
export function chooseAddress(address: string, shelf: Shelf): void {
    shelf.set(STORED, address);
}
