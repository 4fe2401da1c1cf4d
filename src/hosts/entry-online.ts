// dist/scratch-mesh.js: the extension over a network.
import { createMeshClient } from '../client/create-client';
import { builtinClass } from './builtin';
import { installer } from './install';

/** The extension's class, for editors that construct it themselves. */
export const MeshExtension = builtinClass(createMeshClient);
/** Installs the extension in a VM. */
export const install = installer(createMeshClient);
