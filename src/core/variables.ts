import type { Contract } from '../wire/contract';
import { livingGroup } from './groups';
import { memberGroup } from './members';
import type { UseCaseParts } from './parts';
import type { GroupKey, StatusRecord } from './records';
import type { Store } from './store';
import { checkId, groupKey, variableWrites } from './validate';
import { statusMessage, statusShape } from './wire-shapes';

type VariableUseCases = Pick<Contract, 'reportDataByNode' | 'getNodeStatus' | 'listGroupStatuses'>;

/** The variables of every member: written, merged by key, read. */
export function variableUseCases(parts: UseCaseParts): VariableUseCases {
    const { store, clock, publisher, supervision } = parts;
    return {
        async reportDataByNode(args) {
            const key = groupKey(args);
            const writes = variableWrites('data', args.data);
            const now = clock.now();
            // An echo changes nothing, and proves WebSockets in a pause, too.
            if (writes.length > 0) supervision.requireGoing(key);
            await memberGroup(parts, key, args.nodeId, now);
            const changed = await store.writeVariables(key, args.nodeId, writes, now);
            const notes = supervision.notes(key, args.nodeId);
            notes.variables += changed.length;
            notes.lastSeen = now;
            const status = await statusOf(parts, key, args.nodeId, now);
            const message = statusMessage(key, statusShape(key, status, changed));
            publisher.publish(key, message, 'all');
            return message;
        },

        async getNodeStatus({ nodeId }) {
            checkId('nodeId', nodeId);
            const now = clock.now();
            const node = await store.findNode(nodeId, now);
            if (node === undefined) return null;
            const status = await store.readStatus(node.group, nodeId, now);
            return status === undefined ? null : statusShape(node.group, status);
        },

        async listGroupStatuses(args) {
            const key = groupKey(args);
            const now = clock.now();
            await livingGroup(parts, key, now);
            return (await store.listStatuses(key, now)).map((status) => statusShape(key, status));
        },
    };
}

/** A member's variables as they are now, none where it never wrote. */
export async function statusOf(
    { store }: { readonly store: Pick<Store, 'readStatus'> },
    key: GroupKey,
    nodeId: string,
    now: number,
): Promise<StatusRecord> {
    return (await store.readStatus(key, nodeId, now)) ?? { nodeId, updatedAt: now, variables: [] };
}
