// Function of getNodeStatus: the variables of a living member of a living group.
import { runtime } from '@aws-appsync/utils';
import { isAlive } from '../../../src/core/group-life';
import { wholeStatus } from '../../../src/core/reports';
import type { GroupItem } from '../../table/group';
import { groupItem, nodeItem, statusItem } from '../../table/keys';
import type { MemberItem } from '../../table/member';
import { statusRecord, type StatusItem } from '../../table/status';
import { now, tableOf, type Ctx } from '../lib/context';
import { failed } from '../lib/failure';
import { getAll } from '../lib/operations';

interface Found {
    readonly data: Record<string, readonly [GroupItem | null, MemberItem | null, StatusItem | null] | undefined>;
}

export function request(ctx: Ctx<{ readonly nodeId: string }>) {
    const { pointer } = ctx.stash;
    if (!pointer) return runtime.earlyReturn(null);
    const key = { id: pointer.groupId, domain: pointer.domain };
    const { nodeId } = ctx.args;
    return getAll(tableOf(ctx), [groupItem(key), nodeItem(key, nodeId), statusItem(key, nodeId)]);
}

export function response(ctx: Ctx<unknown, Found>) {
    failed(ctx);
    const [group, member, status] = ctx.result.data[tableOf(ctx)] ?? [null, null, null];
    const time = now();
    if (!group || !member || !status || !isAlive(group, time) || !isAlive(member, time)) return null;
    return wholeStatus(group, statusRecord(status));
}
