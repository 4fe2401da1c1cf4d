// Function: reads a group, one of its members with its variables, and the group in which that node was last. A node that
// sends before it has joined, as old clients do, joins with this operation.
import { util } from '@aws-appsync/utils';
import { isAlive, nodeAliveUntil } from '../../../src/core/group-life';
import { isoTime } from '../../../src/core/platform';
import { checkId, groupKey } from '../../../src/core/validate';
import type { GroupItem, PointerItem } from '../../table/group';
import { groupItem, nodeItem, pointerItem, statusItem } from '../../table/keys';
import { memberItem, type MemberItem } from '../../table/member';
import type { StatusItem } from '../../table/status';
import { now, settingsOf, tableOf, type Ctx, type OfMember } from '../lib/context';
import { failed } from '../lib/failure';
import { living } from '../lib/living';
import { getAll } from '../lib/operations';
import { basePosition, JOINED } from '../../../src/wire/position-grammar';

interface Args extends OfMember {
    readonly useWebSocket?: boolean | null;
}

interface Found {
    readonly data: Record<
        string,
        readonly [GroupItem | null, MemberItem | null, StatusItem | null, PointerItem | null] | undefined
    >;
}

export function request(ctx: Ctx<Args>) {
    const key = groupKey(ctx.args);
    const { nodeId } = ctx.args;
    checkId('nodeId', nodeId);
    const keys = [groupItem(key), nodeItem(key, nodeId), statusItem(key, nodeId), pointerItem(nodeId)];
    return getAll(tableOf(ctx), keys);
}

export function response(ctx: Ctx<Args, Found>) {
    failed(ctx);
    const [foundGroup, member, status, pointer] = ctx.result.data[tableOf(ctx)] ?? [null, null, null, null];
    const group = living(ctx.args, foundGroup);
    const time = now();
    const isMember = member !== null && isAlive(member, time);
    ctx.stash.group = group;
    ctx.stash.member = isMember ? member : null;
    ctx.stash.status = isMember ? status : null;
    // A client that asks for its position continues from it when its WebSocket dies.
    ctx.stash.resumes = ctx.info.selectionSetList.indexOf('position') !== -1;
    if (isMember) return null;
    const key = { id: group.id, domain: group.domain };
    const node = {
        id: ctx.args.nodeId,
        group: key,
        aliveUntil: nodeAliveUntil(time, settingsOf(ctx)),
        useWebSocket: ctx.args.useWebSocket ?? group.useWebSocket,
    };
    ctx.stash.entering = memberItem(node, `${basePosition(isoTime(time), util.autoId())}${JOINED}`, member);
    const isElsewhere = pointer !== null && (pointer.groupId !== key.id || pointer.domain !== key.domain);
    ctx.stash.left = isElsewhere ? { id: pointer.groupId, domain: pointer.domain } : null;
    return null;
}
