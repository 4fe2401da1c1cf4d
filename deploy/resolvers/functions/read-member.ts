// Function: reads a group, one of its members with its variables, and where that node was last seen. Who sends without
// having joined, as old clients do, joins with this operation.
import { util } from '@aws-appsync/utils';
import { isAlive, nodeAliveUntil } from '../../../src/core/group-life';
import { isoTime } from '../../../src/core/platform';
import { checkId, groupKey } from '../../../src/core/validate';
import { groupItem, nodeItem, pointerItem, statusItem } from '../../../src/store/dynamodb/keys';
import { memberItem, type MemberItem } from '../../../src/store/timed/items';
import type { StatusItem } from '../../../src/store/timed/status';
import { now, settingsOf, tableOf, type Ctx, type GroupItem, type OfMember, type PointerItem } from '../lib/context';
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
    ctx.stash.pointer = pointer;
    // Who asks for its position goes on from it whenever its WebSocket dies.
    ctx.stash.resumes = ctx.info.selectionSetList.indexOf('position') !== -1;
    if (!isMember) {
        const more = {
            aliveUntil: nodeAliveUntil(time, settingsOf(ctx)),
            useWebSocket: ctx.args.useWebSocket ?? group.useWebSocket,
            joined: `${basePosition(isoTime(time), util.autoId())}${JOINED}`,
        };
        ctx.stash.entering = memberItem({ id: group.id, domain: group.domain }, ctx.args.nodeId, more, member);
    }
    return null;
}
