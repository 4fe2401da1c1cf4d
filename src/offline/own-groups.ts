import { isAlive } from '../core/group-life';
import type { GroupKey } from '../core/records';
import type { MeshSettings } from '../core/settings';
import type { Store } from '../core/store';
import { groupShape } from '../core/wire-shapes';
import type { AnnouncedGroup } from './page-messages';

/** The groups that this page keeps, for the other pages to know. */
export class OwnGroups {
    private readonly keys = new Map<string, GroupKey>();

    public constructor(
        private readonly store: Store,
        private readonly settings: MeshSettings,
    ) {}

    /** Notes a group that was created in this page. */
    public add({ id, domain }: GroupKey): void {
        this.keys.set(`${id}@${domain}`, { id, domain });
    }

    /** Whether this page keeps the group, or kept it a moment ago. */
    public has({ id, domain }: GroupKey): boolean {
        return this.keys.has(`${id}@${domain}`);
    }

    /** Those that live, as the other pages are told of them. */
    public async living(now: number): Promise<AnnouncedGroup[]> {
        const living: AnnouncedGroup[] = [];
        for (const [name, key] of [...this.keys]) {
            const record = await this.store.readGroup(key, now);
            if (record === undefined || !isAlive(record, now)) this.keys.delete(name);
            else living.push({ group: groupShape(record, this.settings), aliveForMs: record.aliveUntil - now });
        }
        return living;
    }

    /** Gives all keys away: this page keeps none any more. */
    public takeAll(): GroupKey[] {
        const keys = [...this.keys.values()];
        this.keys.clear();
        return keys;
    }
}
