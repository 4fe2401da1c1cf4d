/** Undoes a wrap. */
export type Unwrap = () => void;

/**
 * Puts `around` in the place of `holder[key]`. Wraps of several extensions may be undone in any order: one that is not
 * the outermost stays in the chain, but only passes on.
 */
export function wrapMethod<Key extends string, Args extends unknown[], Result>(
    holder: Record<Key, (...args: Args) => Result>,
    key: Key,
    around: (original: (...args: Args) => Result, ...args: Args) => Result,
): Unwrap {
    const wasOwn = Object.prototype.hasOwnProperty.call(holder, key);
    const original = holder[key];
    let active = true;
    function wrapped(this: unknown, ...args: Args): Result {
        const call = (...given: Args): Result => original.apply(this, given);
        return active ? around(call, ...args) : call(...args);
    }
    holder[key] = wrapped;
    return () => {
        active = false;
        if (holder[key] !== wrapped) return;
        if (wasOwn) holder[key] = original;
        else Reflect.deleteProperty(holder, key);
    };
}
