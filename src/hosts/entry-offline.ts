// dist/scratch-mesh-offline.js: the same API with the backend inside the page.
import { builtinClass } from './builtin';
import { installer } from './install';
import { createOfflineClient } from './offline-client';

/** The extension's class, for editors that construct it themselves. */
export const MeshExtension = builtinClass(createOfflineClient);
/** Installs the extension in a VM. */
export const install = installer(createOfflineClient);
