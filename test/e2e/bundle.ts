// The built bundles, required as a Node program would.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ClientOptions } from '../../src/client/create-client';
import type { Vm } from '../../src/extension/vm-types';
import type { Mesh } from '../../src/hosts/install';

/** Options as a Node program gives them: its WebSocket class is not the browser's. */
export type BundleOptions = Omit<ClientOptions, 'WebSocket'> & { readonly WebSocket?: unknown };

interface Bundle {
    install(vm: Vm, options?: BundleOptions): Mesh;
}

function isBundle(loaded: unknown): loaded is Bundle {
    return typeof loaded === 'object' && loaded !== null && 'install' in loaded;
}

/** A bundle of dist/ by its name. */
export function bundle(name: 'scratch-mesh' | 'scratch-mesh-offline'): Bundle {
    const loaded: unknown = createRequire(__filename)(join(__dirname, '..', '..', 'dist', `${name}.js`));
    if (!isBundle(loaded)) throw new Error(`dist/${name}.js exports no install.`);
    return loaded;
}
