/** Calls the method as it was before. */
export type Original<Args extends unknown[], Result> = (...args: Args) => Result;

/**
 * Puts `around` in the place of a method of one object. Returns the function that takes it away again: the method is
 * restored, or, where somebody else has wrapped it since, ours only passes calls on from then on.
 */
export function wrapMethod<Name extends string, Args extends unknown[], Result>(
    owner: Record<Name, (...args: Args) => Result>,
    name: Name,
    around: (original: Original<Args, Result>, ...args: Args) => Result,
): () => void {
    const wasOwn = Object.prototype.hasOwnProperty.call(owner, name);
    const before = owner[name];
    const original: Original<Args, Result> = (...args) => before.apply(owner, args);
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
