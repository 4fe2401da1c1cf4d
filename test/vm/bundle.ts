// The built bundle, required as a Node program would.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { InstallOptions, Mesh } from '../../src/hosts/install';
import type { Vm } from '../../src/extension/vm-types';

export type { Mesh } from '../../src/hosts/install';

/** Options as a Node program gives them: its WebSocket class is not the browser's. */
export type BundleOptions = Omit<InstallOptions, 'WebSocket'> & { readonly WebSocket?: unknown };

interface Bundle {
    install(vm: Vm, options?: BundleOptions): Mesh;
}

function bundle(name: string): Bundle {
    return createRequire(__filename)(join(__dirname, '..', '..', 'dist', name));
}

/** `install` of dist/scratch-mesh.js. */
export const install: Bundle['install'] = (vm, options) => bundle('scratch-mesh.js').install(vm, options);
/** `install` of dist/scratch-mesh-offline.js. */
export const installOffline: Bundle['install'] = (vm, options) =>
    bundle('scratch-mesh-offline.js').install(vm, options);
