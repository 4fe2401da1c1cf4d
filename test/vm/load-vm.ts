// The real VMs. They have no types: this file describes the part that tests use.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Vm, VmRuntime, VmTarget, VmVariable } from '../../src/extension/vm-types';

/** The VMs that the extension is tested with. */
export const VM_VERSIONS = ['scratch-vm 5.0.300', '@scratch/scratch-vm 15.1.1'] as const;
export type VmVersion = (typeof VM_VERSIONS)[number];

interface TestVariable extends VmVariable {
    readonly id: string;
    value: unknown;
}

export interface TestTarget extends VmTarget {
    readonly sprite: { readonly name: string };
    readonly x: number;
    readonly y: number;
    readonly currentCostume: number;
    getCostumes(): readonly { readonly name: string }[];
    readonly isStage: boolean;
    readonly variables: Record<string, TestVariable>;
    readonly blocks: { getScripts(): readonly string[] };
    createVariable(id: string, name: string, type: string): void;
    renameVariable(id: string, name: string): void;
    deleteVariable(id: string): void;
}

/** A block of a palette. */
export interface TestBlock {
    readonly info: { readonly text: string; readonly opcode: string };
    readonly json?: { readonly checkboxInFlyout?: boolean; readonly extensions?: readonly string[] };
}

export interface TestRuntime extends VmRuntime {
    on(event: string, listener: (data: unknown) => void): unknown;
    requestRedraw(): void;
    readonly ioDevices: { readonly clock: { readonly _paused: boolean; pause(): void; resume(): void } };
    /** The functions of blocks by opcode. */
    readonly _primitives: Record<string, (args: object, util: object) => unknown>;
    readonly targets: readonly TestTarget[];
    _blockInfo: { readonly id: string; readonly blocks: readonly TestBlock[] }[];
    /** The monitors on the stage. */
    readonly monitorBlocks: {
        createBlock(block: object): void;
        changeBlock(change: object): void;
    };
    readonly _monitorState: { get(id: string): { get(key: 'value'): unknown } | undefined };
    getTargetForStage(): TestTarget | undefined;
}

export interface TestVm extends Vm {
    readonly runtime: TestRuntime;
    loadProject(sb3: Uint8Array): Promise<void>;
    saveProjectSb3(): Promise<Blob>;
    greenFlag(): void;
    stopAll(): void;
    postIOData(device: string, data: object): void;
    setLocale(locale: string, messages: Record<string, string>): Promise<unknown>;
    getLocale(): string;
    /** The project as it is saved. */
    toJSON(): string;
    scanForPeripheral(extensionId: string): void;
    connectPeripheral(extensionId: string, peripheralId: string): void;
    disconnectPeripheral(extensionId: string): void;
    getPeripheralIsConnected(extensionId: string): boolean;
}

type VmClass = new () => TestVm;

/** Milliseconds of a frame. `vm.start()` would set it, and start an interval that tests do not want. */
const FRAME_MS = 1000 / 30;

/** The newer VM's Node bundle does not load. Its sources do, but the package does not export them. */
const NEW_VM_SOURCE = join(__dirname, '../../node_modules/@scratch/scratch-vm/src/index.js');

const requireVm = createRequire(__filename);

// It sanitises costumes and contains a DOM that Jest cannot load. Tests do not need it.
if (typeof jest !== 'undefined') jest.doMock('isomorphic-dompurify', () => ({ addHook: () => undefined }));

/** The older VM's logger. */
interface Minilog {
    readonly suggest: { deny(name: string, level: string): void };
}

/** The newer VM's logger. */
interface Tslog {
    readonly settings: { minLevel: number };
}

const TSLOG_ERROR = 5;

function isMinilog(loaded: unknown): loaded is Minilog {
    return typeof loaded === 'function' && 'suggest' in loaded;
}

function isTslog(loaded: unknown): loaded is Tslog {
    return typeof loaded === 'object' && loaded !== null && 'settings' in loaded;
}

/** Hides warnings about what tests lack: costume files, and a process for each VM. */
function showErrorsOnly(): void {
    const minilog: unknown = requireVm('minilog');
    if (isMinilog(minilog)) minilog.suggest.deny('vm', 'warn');
    const tslog: unknown = requireVm(join(dirname(NEW_VM_SOURCE), 'util/log.js'));
    if (isTslog(tslog)) tslog.settings.minLevel = TSLOG_ERROR;
}

showErrorsOnly();

function isVmClass(loaded: unknown): loaded is VmClass {
    return typeof loaded === 'function';
}

function vmClass(version: VmVersion): VmClass {
    const loaded: unknown = requireVm(version === 'scratch-vm 5.0.300' ? 'scratch-vm' : NEW_VM_SOURCE);
    if (!isVmClass(loaded)) throw new Error(`${version} exports no class.`);
    return loaded;
}

/** A new, empty VM. Install the mesh before you make another one. */
export function makeVm(version: VmVersion): TestVm {
    const vm = new (vmClass(version))();
    vm.runtime.currentStepTime = FRAME_MS;
    return vm;
}
