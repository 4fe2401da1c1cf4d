// Which group this window shows: a reload goes on with it. The right to it is the browser's (own-groups.ts).
const STORED = 'mesh_teacher_window';

/** The group that this window showed before it was loaded again, or null. */
export function groupOfThisWindow(): string | null {
    try {
        return sessionStorage.getItem(STORED);
    } catch {
        return null;
    }
}

/** This window shows a group. */
export function keepForThisWindow(groupId: string): void {
    try {
        sessionStorage.setItem(STORED, groupId);
    } catch {
        // Forbidden by the browser's settings: a reload then asks which group.
    }
}

/** This window shows none any more. */
export function forgetThisWindow(): void {
    try {
        sessionStorage.removeItem(STORED);
    } catch {
        // As above.
    }
}
