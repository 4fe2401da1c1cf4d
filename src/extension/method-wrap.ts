/**
 * Replaces a method of one object by `around`. Returns a function that undoes this: it restores the method, or, if
 * other code has wrapped it since, lets ours only pass calls on.
 */
export function wrapMethod<Name extends string, Args extends unknown[], Result>(
    owner: Record<Name, (...args: Args) => Result>,
    name: Name,
    around: (original: (...args: Args) => Result, ...args: Args) => Result,
): () => void {
    const wasOwn = Object.prototype.hasOwnProperty.call(owner, name);
    const before = owner[name];
    const original = (...args: Args): Result => before.apply(owner, args);
    let active = true;
    const wrapped = (...args: Args): Result => (active ? around(original, ...args) : before.apply(owner, args));
    owner[name] = wrapped;
    return () => {
        active = false;
        if (owner[name] !== wrapped) return;
        if (wasOwn) owner[name] = before;
        else Reflect.deleteProperty(owner, name);
    };
}
