import type { MeshClient } from '../client/client';
import type { MeshExtension } from '../extension/mesh-extension';
import type { Vm, VmRuntime } from '../extension/vm-types';
import { install, type InstallOptions, type Mesh } from './install';
import { LoadedExtension } from './loaded-extension';
import { givenLocale } from './locale';
import { pageLanguage } from './page-language';

/** What a bundle exports. */
export interface PublicApi<Options> {
    /** The extension's class, for hosts that construct their extensions themselves. */
    readonly MeshExtension: new (runtime: VmRuntime, options?: Options) => MeshExtension;
    /** Puts the mesh into a VM. */
    readonly install: (vm: Vm, options?: Options) => Mesh;
}

/** Composes a bundle's exports over the client that the bundle has. */
export function publicApi<Options extends object>(
    makeClient: (options: Partial<Options>) => MeshClient,
): PublicApi<Partial<Options> & InstallOptions> {
    type AllOptions = Partial<Options> & InstallOptions;
    return {
        MeshExtension: class extends LoadedExtension {
            public constructor(runtime: VmRuntime, options?: AllOptions) {
                super(runtime, () => makeClient(options ?? {}), {
                    locale: () => givenLocale(options?.locale) ?? pageLanguage(),
                    offersHosting: options?.offersHosting,
                });
            }
        },
        install: (vm, options) => install(vm, () => makeClient(options ?? {}), options),
    };
}
