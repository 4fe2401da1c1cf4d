// Finds a Scratch VM during its construction, in a page that does not expose it. Every VM binds its own methods while
// it is constructed, and so passes itself to `bind`.

/** Whether the value looks like a VM, even a half-constructed one. */
function looksLikeVm(candidate: unknown): candidate is object {
    if (typeof candidate !== 'object' || candidate === null) return false;
    try {
        return ['editingTarget', 'runtime'].every((name) => Object.prototype.hasOwnProperty.call(candidate, name));
    } catch {
        // A window of another origin, whose properties must not be read.
        return false;
    }
}

/**
 * Calls `found` once, with the first VM, as soon as it is complete and before any other script continues. Returns a
 * function that stops looking and restores `bind`.
 */
export function trapVm(found: (vm: object) => void): () => void {
    const prototype = Function.prototype;
    const original = prototype.bind;
    let looking = true;
    function bind(this: unknown, ...args: unknown[]): unknown {
        const [candidate] = args;
        if (looking && looksLikeVm(candidate)) {
            release();
            // The constructor has not finished yet. Microtasks run after it.
            queueMicrotask(() => found(candidate));
        }
        return Reflect.apply(original, this, args);
    }
    const release = (): void => {
        looking = false;
        if (Reflect.get(prototype, 'bind') === bind) define(original);
    };
    const define = (value: unknown): void => {
        Object.defineProperty(prototype, 'bind', { value, configurable: true, enumerable: false, writable: true });
    };
    define(bind);
    return release;
}
