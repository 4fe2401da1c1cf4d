import type { Contract } from '../wire/contract';
import type { MeshMessage, MutationReportDataByNodeArgs } from '../wire/types';
import { livingGroup } from './groups';
import { letIn, welcomingGroup } from './members';
import type { UseCaseParts } from './parts';
import { listedStatuses, reportShapes, wholeStatus } from './reports';
import { checkId, groupKey } from './validate';
import { refusedItems, reportedWrites } from './validate-items';
import { statusMessage } from './wire-shapes';

type VariableUseCases = Pick<Contract, 'reportDataByNode' | 'getNodeStatus' | 'listGroupStatuses'>;

/**
 * Accepts the items of a report that are within the limits, pushes the changes, and returns them with the refused
 * items.
 * @throws {MeshError}
 */
async function reportData(parts: UseCaseParts, args: MutationReportDataByNodeArgs): Promise<MeshMessage> {
    const { store, clock, publisher, supervision } = parts;
    const key = groupKey(args);
    const { nodeId } = args;
    const checked = reportedWrites(args.data);
    const now = clock.now();
    const group = await welcomingGroup(parts, key, nodeId, now);
    // An echo changes nothing. It proves a WebSocket in a pause too.
    if (args.data.length > 0) supervision.requireGoing(key);
    await letIn(parts, group, nodeId, now);
    const writes = checked.items.map(({ item }) => item);
    const { variables, written, refused } = await store.writeVariables(key, nodeId, writes, now);
    const notes = supervision.notes(key, nodeId);
    notes.variables += written.length;
    notes.lastSeen = now;
    const { pushed, answer } = reportShapes(group, nodeId, { variables, written }, now);
    for (const report of pushed) publisher.publish(key, statusMessage(key, report), 'all');
    return { ...statusMessage(key, answer), refused: refusedItems('data', checked, refused) };
}

/** The variables of every member: write, merge by key, read. */
export function variableUseCases(parts: UseCaseParts): VariableUseCases {
    const { store, clock } = parts;
    return {
        reportDataByNode: (args) => reportData(parts, args),

        async getNodeStatus({ nodeId }) {
            checkId('nodeId', nodeId);
            const now = clock.now();
            const node = await store.findNode(nodeId, now);
            if (node === undefined) return null;
            const group = await store.readGroup(node.group, now);
            const status = await store.readStatus(node.group, nodeId, now);
            return group === undefined || status === undefined ? null : wholeStatus(group, status);
        },

        async listGroupStatuses(args) {
            const key = groupKey(args);
            const now = clock.now();
            const group = await livingGroup(parts, key, now);
            return listedStatuses(group, await store.listStatuses(key, now));
        },
    };
}
