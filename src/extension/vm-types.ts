// The VM carries no types. This file is the only one that says what of it we touch; the VMs that it was checked against
// are listed in the design notes on hosts.

/** A variable, list or broadcast message; scalars have the type `''`. */
export interface VmVariable {
    readonly name: string;
    readonly type: string;
    readonly value: unknown;
}

/** The VM's word for the type of a scalar variable. */
export const SCALAR_TYPE = '';

/** The VM's word for the type of a broadcast message, which it keeps among the stage's variables. */
export const BROADCAST_TYPE = 'broadcast_msg';

/** The stage or a sprite. */
export interface VmTarget {
    readonly variables: Readonly<Record<string, VmVariable>>;
}

/** A running script. Only its identity matters here. */
export type VmThread = object;

/** The fields that a hat must match. The VM upper-cases the values in place: never hand over an object that is needed later. */
export type HatFields = Record<string, string>;

/** The engine. */
export interface VmRuntime {
    /** Starts the scripts under the matching hats; undefined where no such hat is known. */
    startHats(opcode: string, fields?: HatFields, target?: VmTarget): VmThread[] | undefined;
    /** Runs one frame. */
    _step(): void;
    /** Tells everybody who listens to the engine, the editor among them. */
    emit(event: string, data: object): boolean;
    /** Tells the editor that an extension has a connection dialog and a status button. */
    registerPeripheralExtension?(extensionId: string, extension: object): void;
    /** The extensions that did so. */
    readonly peripheralExtensions?: Record<string, object>;
    /** Calls back at the engine's next event of that name. */
    once?(event: string, listener: () => void): unknown;
    /** The stage; undefined until a project is loaded. */
    getTargetForStage(): VmTarget | undefined;
    /** The palette's categories, one for each extension. */
    _blockInfo: { readonly id: string }[];
}

/** Where a VM keeps its extensions. */
export interface VmExtensionManager {
    readonly _loadedExtensions: Map<string, string>;
    isExtensionLoaded(id: string): boolean;
    _registerInternalExtension(extension: object): string;
    /** Loads an extension by address or by the id of one that is built in. */
    loadExtensionURL(url: string): Promise<unknown>;
}

/** A virtual machine: one project. */
export interface Vm {
    readonly runtime: VmRuntime;
    readonly extensionManager: VmExtensionManager;
    /** The editor's language, where the VM knows one. */
    getLocale?(): string;
}

/** What a block's function gets besides its arguments. */
export interface VmBlockUtility {
    readonly thread: VmThread;
}
