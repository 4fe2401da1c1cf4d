// Opening a project clears the current one before it is known whether the new one can be opened.
import { wrapMethod } from '../extension/method-wrap';
import type { Vm } from '../extension/vm-types';

/**
 * Milliseconds within which one of the editor's own extensions arrives, even over a slow school network. For an unknown
 * id, the editor would wait for ever.
 */
const OWN_EXTENSION_MS = 8_000;

/** A VM that opens projects and can save its current one. */
export interface ProjectVm extends Vm {
    loadProject(project: unknown): Promise<unknown>;
    /** The project as a file, which a browser gets as a Blob. */
    saveProjectSb3(): Promise<Blob>;
}

/**
 * Makes the current project come back if another one cannot be opened. `tell` is then called with the extensions that
 * the other project needs and the editor could not load. The promise rejects as before.
 */
export function keepProjectWhenLoadingFails(vm: ProjectVm, tell: (missing: readonly string[]) => void): void {
    let missing: string[] = [];
    wrapMethod(vm.extensionManager, 'loadExtensionURL', async (original, id) => {
        try {
            return await (isAddress(id) ? original(id) : withinLimit(original(id)));
        } catch (error) {
            missing.push(id);
            throw error;
        }
    });
    wrapMethod(vm, 'loadProject', async (original, project) => {
        const before = hasProject(vm) ? await vm.saveProjectSb3().catch(() => null) : null;
        missing = [];
        try {
            return await original(project);
        } catch (error) {
            if (before !== null) await original(await before.arrayBuffer());
            tell(missing);
            throw error;
        }
    });
}

function hasProject({ runtime }: Vm): boolean {
    return runtime.getTargetForStage() !== undefined;
}

function isAddress(id: string): boolean {
    return /^[a-z]+:/.test(id);
}

async function withinLimit<Value>(loading: Promise<Value>): Promise<Value> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const limit = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(new Error('The editor does not know this extension.')), OWN_EXTENSION_MS);
    });
    return Promise.race([loading, limit]).finally(() => clearTimeout(timer));
}
