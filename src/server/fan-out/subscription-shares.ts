import { GROUP_MAX_MEMBERS } from '../../core/limits';
import type { GroupKey } from '../../core/records';
import { MeshError } from '../../wire/errors';
import type { Selection } from './selection';

/**
 * Selections of one address. Each is a compiled document, and a rendering of every message of its groups. Editors of
 * both parts have two, and a monitoring tool adds one or two.
 */
export const SELECTIONS_MAX = 16;
/** Subscriptions of one address to one group: all its members, and half as many again for members that reconnect. */
export const SUBSCRIPTIONS_TO_GROUP_MAX = GROUP_MAX_MEMBERS * 1.5;

/** The subscriptions of one address, counted by name. */
class Share {
    public readonly selections = new Map<string, number>();
    public readonly groups = new Map<string, number>();
}

/** The number of subscriptions and selections of each address. Only an address with too many is refused. */
export class SubscriptionShares {
    private readonly shares = new Map<string, Share>();

    /** Counts a subscription; returns a function that uncounts it. @throws {MeshError} LimitExceeded */
    public take(address: string, { id, domain }: GroupKey, { key: selection }: Selection): () => void {
        const share = this.shares.get(address) ?? new Share();
        const { selections, groups } = share;
        const group = JSON.stringify([id, domain]);
        if (!selections.has(selection) && selections.size >= SELECTIONS_MAX)
            throw new MeshError(
                'LimitExceeded',
                `An address is limited to ${SELECTIONS_MAX} kinds of subscriptions; yours has ${selections.size}.`,
                { code: 'busy' },
            );
        if ((groups.get(group) ?? 0) >= SUBSCRIPTIONS_TO_GROUP_MAX)
            throw new MeshError(
                'LimitExceeded',
                `An address is limited to ${SUBSCRIPTIONS_TO_GROUP_MAX} subscriptions to one group; yours already has that many.`,
                { code: 'busy' },
            );
        this.shares.set(address, share);
        add(selections, selection, 1);
        add(groups, group, 1);
        return () => {
            add(selections, selection, -1);
            add(groups, group, -1);
            if (selections.size === 0 && this.shares.get(address) === share) this.shares.delete(address);
        };
    }
}

function add(counts: Map<string, number>, name: string, change: number): void {
    const count = (counts.get(name) ?? 0) + change;
    if (count > 0) counts.set(name, count);
    else counts.delete(name);
}
