// Function: reads the group that the arguments name, and refuses one that is gone.
import { groupItem } from '../../src/store/dynamodb/keys';
import { checkGroup, living } from './check';
import type { Ctx, GroupItem, InGroup } from './context';
import { failed } from './failure';
import { get } from './operations';

export function request(ctx: Ctx<InGroup>) {
    checkGroup(ctx.args);
    return get(groupItem({ id: ctx.args.groupId, domain: ctx.args.domain }));
}

export function response(ctx: Ctx<InGroup, GroupItem | null>) {
    failed(ctx);
    ctx.stash.group = living(ctx.args, ctx.result);
    return ctx.result;
}
