import type { MeshClient } from '../client/client';
import type { ClientOptions } from '../client/create-client';
import type { VmRuntime } from '../extension/vm-types';
import type { MeshOptions, PublicApi } from './api-types';
import { install } from './install';
import { SingleInstanceExtension } from './single-instance-extension';
import { givenLocale } from './locale';
import { pageLanguage } from './page-language';

/** Composes a bundle's exports from its client. */
export function publicApi(makeClient: (options: ClientOptions) => MeshClient): PublicApi {
    return {
        MeshExtension: class extends SingleInstanceExtension {
            public constructor(runtime: VmRuntime, options?: MeshOptions) {
                super(runtime, () => makeClient(options ?? {}), {
                    locale: () => givenLocale(options?.locale) ?? pageLanguage(),
                    offersHosting: options?.offersHosting,
                });
            }
        },
        install: (vm, options) => install(vm, () => makeClient(options ?? {}), options),
        createMeshClient: (options) => makeClient(options ?? {}),
    };
}
