// The groups that this browser created, with their keys, for a teacher who closed the page.
import { isRecord, parseJson } from '../../hosts/json';
import type { Shelf } from '../../hosts/shelf';

/** The right to control a group. No address and no log contains its key. */
export interface GroupRight {
    readonly groupId: string;
    readonly domain: string;
    readonly hostId: string;
    readonly hostKey: string;
    readonly name: string;
}

interface OwnGroup extends GroupRight {
    /** The members that are windows of this page. Each window joins as its own member. */
    readonly windows: readonly string[];
}

const STORED = 'mesh_teacher_groups';
/** Remembered windows of one group: more than are ever open. A reload is a new one. */
const WINDOWS_MAX = 50;
/** Remembered groups: those of a day. An ended group is forgotten as soon as the server says so. */
const GROUPS_MAX = 20;

/** The groups of this browser. It asks no server. */
export class OwnGroups {
    public constructor(private readonly shelf: Shelf) {}

    /** The rights to all groups, newest first. */
    public rights(): GroupRight[] {
        return this.read().map(({ groupId, domain, hostId, hostKey, name }) => ({
            groupId,
            domain,
            hostId,
            hostKey,
            name,
        }));
    }

    /** Remembers a group. */
    public keep(right: GroupRight): void {
        const windows = [...this.windows(right.groupId)];
        const others = this.read().filter(({ groupId }) => groupId !== right.groupId);
        this.write([{ ...right, windows }, ...others].slice(0, GROUPS_MAX));
    }

    /** Forgets a group that has ended. */
    public forget(over: string): void {
        this.write(this.read().filter(({ groupId }) => groupId !== over));
    }

    /** Records a window of this page, which is a member of a group. */
    public addWindow(group: string, nodeId: string): void {
        this.write(
            this.read().map((own) =>
                own.groupId === group ? { ...own, windows: [...own.windows, nodeId].slice(-WINDOWS_MAX) } : own,
            ),
        );
    }

    /** The members of a group that are windows of this page. */
    public windows(group: string): ReadonlySet<string> {
        return new Set(this.read().find(({ groupId }) => groupId === group)?.windows);
    }

    private read(): readonly OwnGroup[] {
        const stored = parseJson(this.shelf.get(STORED));
        return Array.isArray(stored) ? stored.filter(isOwnGroup) : [];
    }

    private write(groups: readonly OwnGroup[]): void {
        this.shelf.set(STORED, JSON.stringify(groups));
    }
}

function isOwnGroup(stored: unknown): stored is OwnGroup {
    return (
        isRecord(stored) &&
        [stored['groupId'], stored['domain'], stored['hostId'], stored['hostKey'], stored['name']].every(
            (text) => typeof text === 'string',
        ) &&
        Array.isArray(stored['windows']) &&
        stored['windows'].every((nodeId) => typeof nodeId === 'string')
    );
}
