// Function of getNodeStatus: the group in which the node was last.
import { runtime } from '@aws-appsync/utils';
import { checkId } from '../../../src/core/validate';
import type { PointerItem } from '../../table/group';
import { pointerItem } from '../../table/keys';
import type { Ctx } from '../lib/context';
import { failed } from '../lib/failure';
import { get } from '../lib/operations';

export function request(ctx: Ctx<{ readonly nodeId: string }>) {
    checkId('nodeId', ctx.args.nodeId);
    return get(pointerItem(ctx.args.nodeId));
}

export function response(ctx: Ctx<unknown, PointerItem | null>) {
    failed(ctx);
    if (!ctx.result) return runtime.earlyReturn(null, { skipTo: 'END' });
    ctx.stash.pointer = ctx.result;
    return ctx.result;
}
