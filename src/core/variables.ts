import type { Contract } from '../wire/contract';
import type { MeshMessage, MutationReportDataByNodeArgs } from '../wire/types';
import { namedGroup } from './groups';
import { letIn, welcomingGroup } from './members';
import type { UseCaseParts } from './parts';
import { listedStatuses, reportShapes, wholeStatus } from './reports';
import { checkId } from './validate';
import { refusedItems, reportedWrites } from './validate-items';
import { statusMessage } from './wire-shapes';

type VariableUseCases = Pick<Contract, 'reportDataByNode' | 'getNodeStatus' | 'listGroupStatuses'>;

/**
 * Accepts the items of a report that are within the limits, pushes the changes, and returns them with the refused
 * items.
 * @throws {MeshError}
 */
async function reportData(parts: UseCaseParts, args: MutationReportDataByNodeArgs): Promise<MeshMessage> {
    const { store, publisher, supervision } = parts;
    const { nodeId } = args;
    const checked = reportedWrites(args.data);
    const { group, now } = await welcomingGroup(parts, args);
    // An echo changes nothing. It proves a WebSocket in a pause too.
    if (args.data.length > 0) supervision.requireGoing(group);
    await letIn(parts, group, nodeId, now);
    const writes = checked.items.map(({ item }) => item);
    const { variables, written, refused } = await store.writeVariables(group, nodeId, writes, now);
    const notes = supervision.notes(group, nodeId);
    notes.variables += written.length;
    notes.lastSeen = now;
    const { pushed, answer } = reportShapes(group, nodeId, { variables, written }, now);
    for (const report of pushed) publisher.publish(group, statusMessage(group, report), 'all');
    return { ...statusMessage(group, answer), refused: refusedItems('data', checked, refused) };
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
            const { group, now } = await namedGroup(parts, args);
            return listedStatuses(group, await store.listStatuses(group, now));
        },
    };
}
