// TurboWarp loads the bundle as an extension: a script that registers itself with the global `Scratch`.
import type { MeshClient } from '../client/client';
import { EXTENSION_ID } from '../../blocks/blocks';
import { presentMesh } from '../extension/present-mesh';
import type { Vm, VmRuntime } from '../extension/vm-types';
import { linkedGroup } from './group-link';
import { joinByLink } from './join-link';
import { SingleInstanceExtension } from './single-instance-extension';
import { pageLanguage } from './page-language';
import { isRecord } from './json';
import { scriptClient } from './script-client';
import { scriptOptions, type ScriptOptions } from './script-options';
import { StatusBanner } from './status-banner';

/** TurboWarp's API for extensions that run without its sandbox. */
interface TurboWarpApi {
    readonly extensions: { readonly unsandboxed: true; register(extension: object): void };
    readonly vm: TurboWarpVm;
}
interface TurboWarpVm extends Pick<Vm, 'getLocale'> {
    readonly runtime: VmRuntime & { readonly isPackaged?: boolean };
}

/**
 * Registers the mesh if TurboWarp loaded the script; does nothing elsewhere.
 * @param address the script's URL, null if unknown
 * @throws {Error} inside the sandbox, because it has no VM
 */
export function registerWithTurboWarp(address: string | null): void {
    const api: unknown = Reflect.get(globalThis, 'Scratch');
    if (!isRecord(api) || !isRecord(api['extensions']) || typeof api['extensions']['register'] !== 'function') return;
    if (!isUnsandboxed(api))
        throw new Error('The mesh works only outside the sandbox: load it with "Run extension without sandbox".');
    const { vm } = api;
    const options = (): ScriptOptions => scriptOptions(address);
    const client = scriptClient(options);
    const locale = (): string => vm.getLocale?.() ?? pageLanguage();
    // Loaders that construct it again pass only the runtime.
    class TurboWarpExtension extends SingleInstanceExtension {
        public constructor(runtime: VmRuntime, makeClient = (): MeshClient => scriptClient(options)) {
            super(runtime, makeClient, { locale });
        }
    }
    const isFirst = presentMesh(vm.runtime) === undefined;
    // A second copy also registers, because TurboWarp waits for it.
    api.extensions.register(new TurboWarpExtension(vm.runtime, () => client));
    if (!isFirst || !isPackaged(vm)) return;
    // A packaged project connects to the first group of a scan, even somebody else's. So a scan finds nothing there.
    // The project joins by a block, or by the code in its address.
    delete vm.runtime.peripheralExtensions?.[EXTENSION_ID];
    vm.runtime.once?.('PROJECT_LOADED', () => void joinByAddress(client, options()));
}

async function joinByAddress(client: MeshClient, options: ScriptOptions): Promise<void> {
    const link = linkedGroup(new URLSearchParams(location.search));
    if (link === null) return;
    await joinByLink(client, new StatusBanner(client, pageLanguage, hostOf(options.url)), link);
}

function isUnsandboxed(api: Record<string, unknown>): api is Record<string, unknown> & TurboWarpApi {
    return isRecord(api['extensions']) && api['extensions']['unsandboxed'] === true && isRecord(api['vm']);
}

function isPackaged({ runtime }: TurboWarpVm): boolean {
    // The packager can keep the editor's runtime, but its page is the same.
    return runtime.isPackaged === true || 'Scaffolding' in globalThis;
}

function hostOf(url: string | undefined): string {
    try {
        return url === undefined ? '' : new URL(url, location.href).host;
    } catch {
        return '';
    }
}
