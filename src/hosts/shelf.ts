/** Keeps a page's texts for its next visit. Never throws. */
export interface Shelf {
    get(name: string): string | null;
    set(name: string, text: string): void;
}

/**
 * The shelf of this browser, shared by all its windows. If settings or a sandbox forbid storage, only this window keeps
 * the texts.
 */
export function browserShelf(): Shelf {
    const known = new Map<string, string>();
    return {
        get(name) {
            try {
                return localStorage.getItem(name);
            } catch {
                return known.get(name) ?? null;
            }
        },
        set(name, text) {
            known.set(name, text);
            try {
                localStorage.setItem(name, text);
            } catch {
                // Forbidden, or full.
            }
        },
    };
}
