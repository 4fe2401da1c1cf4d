// Function: the Lambda prolongs a member's stay if that lost to another write of the member. Skipped otherwise.
import { runtime } from '@aws-appsync/utils';
import type { CommandResult } from '../../command';
import type { Ctx, OfMember } from '../lib/context';
import { invoke, valueIn } from '../lib/lambda';

export function request(ctx: Ctx<OfMember>) {
    const { staying, lost } = ctx.stash;
    return staying && lost === true ? invoke({ command: 'stay', node: staying }) : runtime.earlyReturn(null);
}

export function response(ctx: Ctx<OfMember, CommandResult>) {
    valueIn(ctx);
    return null;
}
