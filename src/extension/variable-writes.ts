import type { VmVariable } from './vm-types';

/** The state of a variable while its writes are tracked. */
interface Watch {
    value: unknown;
    /** Whether it was written since the last call of `take`. */
    isWritten: boolean;
    readonly writes: Writes;
}

const WATCH = Symbol('scratch-mesh watch');

type Watched = VmVariable & { readonly [WATCH]: Watch };

/**
 * One pair of functions for all variables instead of one closure each. Engines then keep one shape for all of them, and
 * a write stays as fast as it was.
 */
const NOTED: PropertyDescriptor & ThisType<Watched> = {
    enumerable: true,
    configurable: true,
    get() {
        return this[WATCH].value;
    },
    set(value: unknown) {
        const watch = this[WATCH];
        watch.value = value;
        if (watch.isWritten) return;
        watch.isWritten = true;
        watch.writes.note(this);
    },
};

/**
 * Tracks writes of variables by anyone. Compiled scripts set `value` without calling anything, and a write of the same
 * value leaves no trace. Code that reads, copies or saves a variable sees `value` as before: own, enumerable, last.
 */
export class Writes {
    private written: VmVariable[] = [];

    /**
     * Starts tracking one variable. Leaves an accessor of other code or a frozen value alone; such writes are not seen.
     */
    public watch(variable: VmVariable): void {
        const before = Object.getOwnPropertyDescriptor(variable, 'value');
        if (before?.configurable !== true || before.writable !== true) return;
        const watch: Watch = { value: variable.value, isWritten: false, writes: this };
        // Deleted first: redefining a property makes an object slow, adding one does not.
        Reflect.deleteProperty(variable, 'value');
        Object.defineProperty(variable, WATCH, { value: watch, configurable: true });
        Object.defineProperty(variable, 'value', NOTED);
    }

    /** Stops tracking one variable. It becomes ordinary again, with its current value. */
    public release(variable: VmVariable): void {
        this.written = this.written.filter((each) => each !== variable);
        if (!isWatched(variable) || Object.getOwnPropertyDescriptor(variable, 'value')?.set !== NOTED.set) return;
        const { value } = variable[WATCH];
        Reflect.deleteProperty(variable, 'value');
        Reflect.deleteProperty(variable, WATCH);
        variable.value = value;
    }

    /** A variable was written. */
    public note(variable: VmVariable): void {
        this.written.push(variable);
    }

    /** The variables written since the last call, in the order of their first writes. */
    public take(): readonly VmVariable[] {
        if (this.written.length === 0) return this.written;
        const written = this.written;
        this.written = [];
        for (const variable of written) if (isWatched(variable)) variable[WATCH].isWritten = false;
        return written;
    }
}

function isWatched(variable: VmVariable): variable is Watched {
    return Object.hasOwn(variable, WATCH);
}
