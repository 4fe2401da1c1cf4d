// What a host may see and do in its group: its key, its pause, the removed members, and notes about the current ones.
// The notes begin and end with the group.
import { MeshError } from '../wire/errors';
import { forgetOldest } from './forget-oldest';
import { fullId } from './group-life';
import type { GroupKey } from './records';

/** The notes about one member. */
export interface MemberNotes {
    transport: string | null;
    reason: string | null;
    missed: number;
    events: number;
    variables: number;
    /** Milliseconds since 1970. */
    lastSeen: number;
}

interface Supervised {
    readonly hostKey: string;
    paused: boolean;
    readonly removed: Set<string>;
    /** The members that are the host's own windows, newest last. */
    readonly windows: Set<string>;
    readonly members: Map<string, MemberNotes>;
}

/** The notes about one group as plain data. */
export interface SavedSupervision {
    /** The group's full id. */
    readonly group: string;
    readonly hostKey: string;
    readonly paused: boolean;
    readonly removed: readonly string[];
    readonly windows: readonly string[];
    readonly members: readonly (readonly [nodeId: string, notes: MemberNotes])[];
}

/** Remembered windows of one host: far more than anybody opens in a lesson. */
const WINDOWS_MAX = 50;
/** Members of one group, including those that left. The one that was silent for longest is forgotten first. */
const MEMBERS_MAX = 1_000;

/** The notes about all groups. */
export class Supervision {
    private readonly groups = new Map<string, Supervised>();

    public constructor(saved: readonly SavedSupervision[] = []) {
        for (const { group, hostKey, paused, removed, windows, members } of saved)
            this.groups.set(group, {
                hostKey,
                paused,
                removed: new Set(removed),
                windows: new Set(windows),
                members: new Map(members),
            });
    }

    /** All notes. */
    public saved(): SavedSupervision[] {
        return [...this.groups].map(([group, { hostKey, paused, removed, windows, members }]) => ({
            group,
            hostKey,
            paused,
            removed: [...removed],
            windows: [...windows],
            members: [...members],
        }));
    }

    /** Begins the notes of a new group with its host's key. */
    public open(key: GroupKey, hostKey: string): void {
        this.groups.set(fullId(key), newGroup(hostKey));
    }

    /** Ends the notes of a group. */
    public forget(key: GroupKey): void {
        this.groups.delete(fullId(key));
    }

    /** Records that this member is a window of the host. */
    public hostIs(key: GroupKey, nodeId: string): void {
        const { windows } = this.groupOf(key);
        windows.delete(nodeId);
        windows.add(nodeId);
        forgetOldest(windows, WINDOWS_MAX);
    }

    /** The members that the host named as its windows. */
    public windows(key: GroupKey): ReadonlySet<string> {
        return this.groupOf(key).windows;
    }

    /** @throws {MeshError} Unauthorized */
    public requireHostKey(key: GroupKey, hostKey: string): void {
        if (this.groups.get(fullId(key))?.hostKey !== hostKey)
            throw new MeshError(
                'Unauthorized',
                'Only the creator of this group can do that, with the hostKey that createGroup returned.',
                { code: 'host-only' },
            );
    }

    public isPaused(key: GroupKey): boolean {
        return this.groups.get(fullId(key))?.paused ?? false;
    }

    public pause(key: GroupKey, paused: boolean): void {
        this.groupOf(key).paused = paused;
    }

    /** @throws {MeshError} Paused */
    public requireGoing(key: GroupKey): void {
        if (this.isPaused(key))
            throw new MeshError('Paused', 'The host has paused the group. Send this again when it resumes.', {
                code: 'paused',
            });
    }

    public remove(key: GroupKey, nodeId: string): void {
        this.groupOf(key).removed.add(nodeId);
    }

    /** Whether the host removed that member. */
    public isRemoved(key: GroupKey, nodeId: string): boolean {
        return this.groups.get(fullId(key))?.removed.has(nodeId) ?? false;
    }

    /** The notes about a member. */
    public notesOf(key: GroupKey, nodeId: string): Readonly<MemberNotes> {
        return this.groups.get(fullId(key))?.members.get(nodeId) ?? noNotes();
    }

    /** The notes about a member, for writing. Notes about a group that began elsewhere are never read. */
    public notes(key: GroupKey, nodeId: string): MemberNotes {
        const { members } = this.groupOf(key);
        const notes = members.get(nodeId) ?? noNotes();
        // Inserted again, so that the first entry of the map is the member that was silent for longest.
        members.delete(nodeId);
        members.set(nodeId, notes);
        forgetOldest(members, MEMBERS_MAX);
        return notes;
    }

    private groupOf(key: GroupKey): Supervised {
        return this.groups.get(fullId(key)) ?? newGroup('');
    }
}

function noNotes(): MemberNotes {
    return { transport: null, reason: null, missed: 0, events: 0, variables: 0, lastSeen: 0 };
}

function newGroup(hostKey: string): Supervised {
    return { hostKey, paused: false, removed: new Set(), windows: new Set(), members: new Map() };
}
