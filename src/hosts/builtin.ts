import { MeshExtension } from '../extension/mesh-extension';
import type { VmRuntime } from '../extension/vm-types';
import { editorLocale, type InstallOptions, type MakeClient } from './install';

/** The class that an editor constructs by itself, as it does with its built-in extensions. */
export type BuiltinClass = new (runtime: VmRuntime, options?: InstallOptions) => MeshExtension;

/** The extension as a class of one argument, the runtime; the backend is the page's own server unless options say else. */
export function builtinClass(makeClient: MakeClient): BuiltinClass {
    return class extends MeshExtension {
        public constructor(runtime: VmRuntime, options: InstallOptions = {}) {
            super(runtime, makeClient(options), editorLocale(null, options.locale));
        }
    };
}
