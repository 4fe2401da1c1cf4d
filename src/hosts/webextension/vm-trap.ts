// Finds a Scratch VM as it is made, in a page that tells nobody of it. Every VM binds its own methods while it is
// constructed, and `bind` is called with the VM then.

/** Whether it looks like a VM, be it half made. */
function looksLikeVm(candidate: unknown): candidate is object {
    if (typeof candidate !== 'object' || candidate === null) return false;
    try {
        return ['editingTarget', 'runtime'].every((name) => Object.prototype.hasOwnProperty.call(candidate, name));
    } catch {
        // A window of another origin, of which nothing may be asked.
        return false;
    }
}

/**
 * Calls `found` once, with the first VM, as soon as it is complete and before any other script goes on.
 * Returns the function that stops looking; `bind` is then again what it was.
 */
export function trapVm(found: (vm: object) => void): () => void {
    const prototype = Function.prototype;
    const original = prototype.bind;
    let looking = true;
    function bind(this: unknown, ...args: unknown[]): unknown {
        const [candidate] = args;
        if (looking && looksLikeVm(candidate)) {
            release();
            // The constructor has not come to its end; microtasks run when it has.
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
