/** Deletes the entries that were inserted first, until at most `most` are left. */
export function forgetOldest<Key>(
    entries: { readonly size: number; keys(): Iterable<Key>; delete(key: Key): boolean },
    most: number,
): void {
    for (const oldest of entries.keys()) {
        if (entries.size <= most) return;
        entries.delete(oldest);
    }
}
