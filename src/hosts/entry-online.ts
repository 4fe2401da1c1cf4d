// dist/scratch-mesh.js: the extension over a network. TurboWarp loads it too.
import { isRecord } from './json';
import { registerWithTurboWarp } from './turbowarp';

export * from './entry-module';

// Not checked by its class, because Node programs with a VM have a fake `document`.
const script: unknown = typeof document === 'undefined' ? null : document.currentScript;
const address = isRecord(script) ? script['src'] : null;
registerWithTurboWarp(typeof address === 'string' ? address : null);
