import type { Vm } from '../../extension/vm-types';
import { isRecord } from '../json';

const RUNTIME_METHODS = [
    'startHats',
    'allScriptsByOpcodeDo',
    'toggleScript',
    'greenFlag',
    'dispose',
    '_step',
    'emit',
    'on',
    'removeListener',
    'getTargetForStage',
];
const MANAGER_METHODS = ['isExtensionLoaded', '_registerInternalExtension', 'loadExtensionURL'];

/** Whether the value is a VM with everything that the mesh uses. */
export function isVm(value: unknown): value is Vm {
    if (!isRecord(value)) return false;
    const { runtime, extensionManager } = value;
    return (
        isRecord(runtime) &&
        isRecord(extensionManager) &&
        Array.isArray(runtime['_blockInfo']) &&
        isRecord(runtime['sequencer']) &&
        typeof runtime['sequencer']['stepThread'] === 'function' &&
        extensionManager['_loadedExtensions'] instanceof Map &&
        RUNTIME_METHODS.every((method) => typeof runtime[method] === 'function') &&
        MANAGER_METHODS.every((method) => typeof extensionManager[method] === 'function')
    );
}
