// The group of this window. A reload resumes it. The browser has the right to it (own-groups.ts).
const STORED = 'mesh_teacher_window';

/** The group that this window showed before a reload, or null. */
export function groupOfThisWindow(): string | null {
    try {
        return sessionStorage.getItem(STORED);
    } catch {
        return null;
    }
}

/** Records that this window shows a group. */
export function keepForThisWindow(groupId: string): void {
    try {
        sessionStorage.setItem(STORED, groupId);
    } catch {
        // Forbidden by the browser's settings. After a reload, the page asks which group to show.
    }
}

/** Records that this window shows no group. */
export function forgetThisWindow(): void {
    try {
        sessionStorage.removeItem(STORED);
    } catch {
        // As above.
    }
}
