// The VM carries no types. This file is the only one that says what of it we touch; the VMs that it was checked against
// are listed in the design notes on hosts.

/** A variable, list or broadcast message; scalars have the type `''`. */
export interface VmVariable {
    readonly name: string;
    readonly type: string;
    value: unknown;
}

/** The VM's word for the type of a scalar variable. */
export const SCALAR_TYPE = '';

/** The VM's word for the type of a broadcast message, which it keeps among the stage's variables. */
export const BROADCAST_TYPE = 'broadcast_msg';

/** The stage or a sprite. */
export interface VmTarget {
    readonly variables: Readonly<Record<string, VmVariable>>;
}

/** A running script. */
export interface VmThread {
    /** 0 while it may go on at once. */
    readonly status: number;
    /** Where it stands; empty when it is done. */
    readonly stack: readonly unknown[];
}

/** The status of a script that may go on at once. */
export const STATUS_RUNNING = 0;

/** The hat of a script, with the fields by which it is matched; their values are in upper case. */
interface VmHat {
    readonly fieldsOfInputs: Readonly<Record<string, { readonly value: unknown } | undefined>>;
}

/** Runs scripts. */
interface VmSequencer {
    /** The script that has its turn, or null between turns. */
    activeThread: VmThread | null;
    /** Gives a script one turn: it runs until it waits, has run once through a loop, or is done. */
    stepThread(thread: VmThread): void;
}

/** The fields that a hat must match. The VM upper-cases the values in place: never hand over an object that is needed later. */
export type HatFields = Record<string, string>;

/** The engine. */
export interface VmRuntime {
    /** Starts the scripts under the matching hats; undefined where no such hat is known. */
    startHats(opcode: string, fields?: HatFields, target?: VmTarget): VmThread[] | undefined;
    /** Calls `visit` with every hat of that opcode in the project, clones included. */
    allScriptsByOpcodeDo(opcode: string, visit: (hat: VmHat) => void): void;
    /** Starts a script that a person clicked, or stops it where it runs. */
    toggleScript(topBlockId: string, options?: object): void;
    /** Stops everything, then starts the scripts under the green flag. */
    greenFlag(): void;
    /** Empties the engine before another project is loaded. */
    dispose(): void;
    /** The scripts that run, in the order of their turns. */
    readonly threads: readonly VmThread[];
    readonly sequencer: VmSequencer;
    /** Runs one frame. */
    _step(): void;
    /** Milliseconds from one tick to the next, of which three quarters are for scripts; null before the engine was started. */
    currentStepTime: number | null;
    /** Takes the time by which waiting scripts are measured. */
    updateCurrentMSecs?(): void;
    /** The project's clock stands still while a pause button or a debugger holds the project. */
    readonly ioDevices?: { readonly clock?: { readonly _paused?: boolean } };
    /** Tells everybody who listens to the engine, the editor among them. */
    emit(event: string, data: object): boolean;
    /** Tells the editor that an extension has a connection dialog and a status button. */
    registerPeripheralExtension?(extensionId: string, extension: object): void;
    /** The extensions that did so. */
    readonly peripheralExtensions?: Record<string, object>;
    /** Calls back at each of the engine's events of that name. */
    on(event: string, listener: () => void): unknown;
    /** Ends what `on` began. */
    removeListener(event: string, listener: () => void): unknown;
    /** Calls back at the engine's next event of that name. */
    once?(event: string, listener: () => void): unknown;
    /** The stage; undefined until a project is loaded. */
    getTargetForStage(): VmTarget | undefined;
    /** The palette's categories, one for each extension. */
    _blockInfo: { readonly id: string }[];
}

/** Where a VM keeps its extensions. */
interface VmExtensionManager {
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
    /** Calls back at each event of that name; `newListener` names each event that somebody begins to listen to. */
    on?(event: string, listener: (name: unknown) => void): unknown;
}

/** What a block's function gets besides its arguments. */
export interface VmBlockUtility {
    readonly thread: VmThread;
}
