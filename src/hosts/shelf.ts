/** Keeps a page's texts for its next visit. Never throws. */
export interface Shelf {
    get(name: string): string | null;
    set(name: string, text: string): void;
}

/** The shelf of this browser, shared by all its windows. */
export function browserShelf(): Shelf {
    return shelfIn(() => localStorage);
}

/** The shelf of this window. What it keeps outlives a reload, but not the window. */
export function windowShelf(): Shelf {
    return shelfIn(() => sessionStorage);
}

/** If settings or a sandbox forbid storage, only this page keeps the texts. */
function shelfIn(storage: () => Storage): Shelf {
    const known = new Map<string, string>();
    return {
        get(name) {
            try {
                return storage().getItem(name);
            } catch {
                return known.get(name) ?? null;
            }
        },
        set(name, text) {
            known.set(name, text);
            try {
                storage().setItem(name, text);
            } catch {
                // Forbidden, or full.
            }
        },
    };
}
