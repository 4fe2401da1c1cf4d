// dist/scratch-mesh.js: the extension over a network, which TurboWarp loads, too.
import { isRecord } from './record';
import { registerWithTurboWarp } from './turbowarp';

export * from './entry-module';

// Not asked by its class: Node programs around a VM have a document that is none.
const script: unknown = typeof document === 'undefined' ? null : document.currentScript;
const address = isRecord(script) ? script['src'] : null;
registerWithTurboWarp(typeof address === 'string' ? address : null);
