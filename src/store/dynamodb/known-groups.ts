import { endOf, fullId, isAlive } from '../../core/group-life';
import type { EndedGroup, GroupKey, GroupRecord, NodeRecord } from '../../core/records';
import type { Swept } from '../../core/store';
import type { Groups } from './groups';
import type { Members } from './members';

interface Known {
    group: GroupRecord | null;
    readonly key: GroupKey;
    /** The members that came by way of this process, and until when they stay unless they are heard again. */
    readonly nodes: Map<string, number>;
}

/**
 * The groups that this process has dealt with. Each process sweeps those alone: it tells its own members what ended, and
 * the table needs no scan. What no process knows any more is read by nobody, and deleted by its TTL.
 */
export class KnownGroups {
    private readonly known = new Map<string, Known>();

    public constructor(
        private readonly groups: Groups,
        private readonly members: Members,
    ) {}

    public counts(): { groups: number; members: number } {
        let members = 0;
        for (const { nodes } of this.known.values()) members += nodes.size;
        return { groups: this.known.size, members };
    }

    public noteGroup(group: GroupRecord): void {
        this.of(group).group = group;
    }

    public noteNode({ id, group, aliveUntil }: NodeRecord): void {
        this.of(group).nodes.set(id, aliveUntil);
    }

    public forget(key: GroupKey): void {
        this.known.delete(fullId(key));
    }

    public forgetNode(key: GroupKey, nodeId: string): void {
        this.known.get(fullId(key))?.nodes.delete(nodeId);
    }

    /** Removes what has expired of it. */
    public async sweep(now: number): Promise<Swept> {
        const all = [...this.known.values()];
        const heads = await this.groups.readAll(
            all.map(({ key }) => key),
            now,
        );
        const groups: EndedGroup[] = [];
        const shrunk: GroupKey[] = [];
        for (const [index, known] of all.entries()) {
            const head = heads[index];
            if (head === undefined) {
                this.forget(known.key);
                const end = await this.groups.sweep(known.key, now);
                if (known.group !== null) groups.push({ ...known.key, end: end ?? endOf(known.group) });
            } else {
                known.group = head.record;
                if (await this.sweepNodes(known, now)) shrunk.push(known.key);
            }
        }
        return { groups, shrunk };
    }

    private async sweepNodes({ key, nodes }: Known, now: number): Promise<boolean> {
        let isShrunk = false;
        for (const [nodeId, aliveUntil] of nodes) {
            if (isAlive({ aliveUntil }, now)) continue;
            nodes.delete(nodeId);
            // It may have been heard by way of another process, which has to do with it from then on.
            if ((await this.members.read(key, nodeId, now)) !== undefined) continue;
            if (await this.members.remove(key, nodeId)) isShrunk = true;
        }
        return isShrunk;
    }

    private of({ id, domain }: GroupKey): Known {
        const name = fullId({ id, domain });
        const present = this.known.get(name) ?? { group: null, key: { id, domain }, nodes: new Map<string, number>() };
        this.known.set(name, present);
        return present;
    }
}
