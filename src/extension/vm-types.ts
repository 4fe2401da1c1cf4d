// The VM has no types. Only this file describes the part of it that we use.

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
    /** 0 while it may continue at once. */
    readonly status: number;
    /** The current block; empty when the script is done. */
    readonly stack: readonly unknown[];
}

/** The status of a script that may continue at once. */
export const STATUS_RUNNING = 0;

/** The hat of a script, with the fields that must match; their values are in upper case. */
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

/**
 * The fields that a hat must match. The VM upper-cases the values in place, so never pass an object that you need
 * later.
 */
export type HatFields = Record<string, string>;

/** The engine. */
export interface VmRuntime {
    /** Starts the scripts of the matching hats; undefined if no such hat is known. */
    startHats(opcode: string, fields?: HatFields, target?: VmTarget): VmThread[] | undefined;
    /** Calls `visit` with every hat of that opcode in the project, including clones. */
    allScriptsByOpcodeDo(opcode: string, visit: (hat: VmHat) => void): void;
    /** Starts a script that a person clicked, or stops it if it runs. */
    toggleScript(topBlockId: string, options?: object): void;
    /** Stops everything, then starts the scripts under the green flag. */
    greenFlag(): void;
    /** Empties the engine before another project is loaded. */
    dispose(): void;
    /** The running scripts, in the order of their turns. */
    readonly threads: readonly VmThread[];
    readonly sequencer: VmSequencer;
    /** Runs one frame. */
    _step(): void;
    /** Milliseconds between two ticks, of which three quarters are for scripts; null before the engine starts. */
    currentStepTime: number | null;
    /** Updates the time by which waiting scripts are measured. */
    updateCurrentMSecs?(): void;
    /** The project's clock. It stands still while a pause button or a debugger holds the project. */
    readonly ioDevices?: { readonly clock?: { readonly _paused?: boolean } };
    /** Notifies all listeners of the engine, including the editor. */
    emit(event: string, data: object): boolean;
    /** Registers an extension that has a connection dialog and a status button. */
    registerPeripheralExtension?(extensionId: string, extension: object): void;
    /** The registered extensions. */
    readonly peripheralExtensions?: Record<string, object>;
    /** Calls back at each of the engine's events with that name. */
    on(event: string, listener: () => void): unknown;
    /** Ends a subscription by `on`. */
    removeListener(event: string, listener: () => void): unknown;
    /** Calls back at the engine's next event with that name. */
    once?(event: string, listener: () => void): unknown;
    /** The stage; undefined until a project is loaded. */
    getTargetForStage(): VmTarget | undefined;
    /** The palette's categories, one per extension. */
    _blockInfo: { readonly id: string }[];
}

/** The VM's extensions. */
interface VmExtensionManager {
    readonly _loadedExtensions: Map<string, string>;
    isExtensionLoaded(id: string): boolean;
    _registerInternalExtension(extension: object): string;
    /** Loads an extension by address, or by the id of a built-in one. */
    loadExtensionURL(url: string): Promise<unknown>;
}

/** A virtual machine: one project. */
export interface Vm {
    readonly runtime: VmRuntime;
    readonly extensionManager: VmExtensionManager;
    /** The editor's language, if the VM knows it. */
    getLocale?(): string;
    /** Calls back at each event with that name. `newListener` names each event that somebody begins to listen to. */
    on?(event: string, listener: (name: unknown) => void): unknown;
}

/** The second argument of a block's function. */
export interface VmBlockUtility {
    readonly thread: VmThread;
}
