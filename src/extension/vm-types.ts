// The one description of the VM's untyped surface: what this extension uses of it, and no more. Both scratch-vm 5 and
// @scratch/scratch-vm 15 are so; TurboWarp's is too.

/** A running script. Only its identity matters here. */
export type VmThread = object;

/** A variable, list or broadcast message of a target. */
export interface VmVariable {
    readonly name: string;
    /** '' scalar, 'list', 'broadcast_msg'. */
    readonly type: string;
    readonly value: unknown;
}

/** The stage or a sprite. */
export interface VmTarget {
    readonly variables: Readonly<Record<string, VmVariable>>;
}

/** The fields that a hat is matched by. The VM upper-cases the values in the object that it is given. */
export type VmHatFields = Record<string, string>;

/** The runtime: targets, scripts, frames. */
export interface VmRuntime {
    getTargetForStage(): VmTarget | undefined;
    /** Starts the matching hats and returns the threads; undefined for an opcode that is no hat. */
    startHats(opcode: string, fields?: VmHatFields, target?: VmTarget): VmThread[] | undefined;
    /** Runs one frame. */
    _step(): void;
}

/** What a block's function is given beside its arguments. */
export interface VmBlockUtility {
    readonly thread: VmThread;
}

/** The manager of a VM's extensions. */
export interface VmExtensionManager {
    readonly _loadedExtensions: Map<string, string>;
    /** Registers an instance and returns the name under which its blocks are called. */
    _registerInternalExtension(extension: object): string;
    /** Loads by id or URL; rejects what it does not know. */
    loadExtensionURL(id: string): Promise<unknown>;
}

/** A Scratch VM. */
export interface Vm {
    readonly runtime: VmRuntime;
    readonly extensionManager: VmExtensionManager;
    /** The editor's language; older VMs do not tell. */
    getLocale?(): string;
}

/** The opcode of Scratch's own `when I receive` hat, and its field. */
export const BROADCAST_HAT = 'event_whenbroadcastreceived';
export const BROADCAST_FIELD = 'BROADCAST_OPTION';
/** The type of a variable that holds one value. */
export const SCALAR = '';
/** The type of a broadcast message. */
export const BROADCAST_MESSAGE = 'broadcast_msg';
