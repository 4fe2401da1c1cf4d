// Function: makes the caller a member, in one transaction. Skipped for members.
import { runtime } from '@aws-appsync/utils';
import { entryWrites } from '../../table/member';
import { now, tableOf, type Ctx, type OfMember } from '../lib/context';
import { wasLost } from '../lib/failure';
import { writeAll } from '../lib/operations';

export function request(ctx: Ctx<OfMember>) {
    const { entering, left } = ctx.stash;
    if (!entering) return runtime.earlyReturn(null);
    return writeAll(tableOf(ctx), entryWrites(entering, left ?? null, now()));
}

export function response(ctx: Ctx<OfMember>) {
    ctx.stash.lost = wasLost(ctx);
    const { entering, lost } = ctx.stash;
    if (entering && !lost) ctx.stash.member = entering;
    return null;
}
