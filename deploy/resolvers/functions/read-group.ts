// Function: reads the group in the arguments, and refuses a group that is gone.
import { groupKey } from '../../../src/core/validate';
import type { GroupItem } from '../../table/group';
import { groupItem } from '../../table/keys';
import type { Ctx, InGroup } from '../lib/context';
import { failed } from '../lib/failure';
import { living } from '../lib/living';
import { get } from '../lib/operations';

export function request(ctx: Ctx<InGroup>) {
    return get(groupItem(groupKey(ctx.args)));
}

export function response(ctx: Ctx<InGroup, GroupItem | null>) {
    failed(ctx);
    ctx.stash.group = living(ctx.args, ctx.result);
    return ctx.result;
}
