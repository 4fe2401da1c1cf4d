type Method = (...args: unknown[]) => unknown;

/** Runs in place of a method. It gets the original method and the arguments. */
type Around<Wrapped> = Wrapped extends (...args: infer Args) => infer Result
    ? (original: (...args: Args) => Result, ...args: Args) => Result
    : never;

/**
 * Replaces a method of one object by `around`. Returns a function that undoes this: it restores the method, or, if
 * other code has wrapped it since, lets ours only pass calls on.
 */
export function wrapMethod<Owner, Name extends keyof Owner>(
    owner: Owner,
    name: Name,
    around: Around<Owner[Name]>,
): () => void;
export function wrapMethod(
    owner: Record<string, Method>,
    name: string,
    around: (original: Method, ...args: unknown[]) => unknown,
): () => void {
    const wasOwn = Object.prototype.hasOwnProperty.call(owner, name);
    const before = owner[name];
    if (before === undefined) throw new Error(`There is no method ${name}.`);
    const original: Method = (...args) => before.apply(owner, args);
    let active = true;
    const wrapped: Method = (...args) => (active ? around(original, ...args) : before.apply(owner, args));
    owner[name] = wrapped;
    return () => {
        active = false;
        if (owner[name] !== wrapped) return;
        if (wasOwn) owner[name] = before;
        else Reflect.deleteProperty(owner, name);
    };
}
