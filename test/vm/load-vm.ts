// The real VMs, as tests use them.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Vm, VmTarget } from '../../src/extension/vm-types';
import { sb3, type ProjectSpec } from './project';

/** A VM with what tests call besides. */
export interface TestVm extends Vm {
    readonly runtime: Vm['runtime'] & {
        currentStepTime: number;
        threads: unknown[];
        greenFlag(): void;
        _primitives: Record<string, unknown>;
        emit(event: string, value?: unknown): void;
        on(event: string, listener: (value: unknown) => void): void;
    };
    loadProject(file: ArrayBuffer): Promise<void>;
    greenFlag(): void;
    start(): void;
    quit?(): void;
    stopAll(): void;
    setLocale(locale: string, messages: Record<string, string>): Promise<unknown>;
    attachStorage(storage: unknown): void;
}

/** Names of the VMs that every test of a VM runs on. */
export const VMS = ['@scratch/scratch-vm', 'scratch-vm'] as const;

const load = createRequire(__filename);
// Its warnings of missing storage and replaced services are about every VM without an editor.
load('minilog').disable();

/** A new VM of that package, running no frames by itself. */
export function newVm(name: (typeof VMS)[number] = '@scratch/scratch-vm'): TestVm {
    // The Node bundle of @scratch/scratch-vm does not load; its source does.
    const path =
        name === 'scratch-vm'
            ? name
            : join(__dirname, '..', '..', 'node_modules', '@scratch', 'scratch-vm', 'src', 'index.js');
    const Constructor: new () => TestVm = load(path);
    const vm = new Constructor();
    vm.runtime.currentStepTime = 1000 / 30;
    return vm;
}

/** Loads a test project into a VM. */
export async function open(vm: TestVm, spec: ProjectSpec): Promise<void> {
    await vm.loadProject(await sb3(spec));
}

/** Runs frames. */
export function frames(vm: TestVm, count: number): void {
    for (let frame = 0; frame < count; frame++) vm.runtime._step();
}

function stage(vm: TestVm): VmTarget {
    const target = vm.runtime.getTargetForStage();
    if (target === undefined) throw new Error('The project has no stage.');
    return target;
}

/** A variable's or a list's value by its name. */
export function valueOf(vm: TestVm, name: string): unknown {
    const found = Object.values(stage(vm).variables).find((variable) => variable.name === name);
    if (found === undefined) throw new Error(`The stage has no variable ${name}.`);
    return found.value;
}

/** A list's items. */
export function listOf(vm: TestVm, name: string): unknown[] {
    const value = valueOf(vm, name);
    if (!Array.isArray(value)) throw new Error(`${name} is no list.`);
    return value;
}
