// Function: notes of a group what the one that enters needs of it. By itself and before it enters: a transaction with the
// group in it would be lost to every other one that enters at that moment. Skipped where that is known already.
import { runtime } from '@aws-appsync/utils';
import { groupItem } from '../../../src/store/dynamodb/keys';
import { isRecorded } from '../lib/batch';
import type { Ctx, OfMember } from '../lib/context';
import { failed } from '../lib/failure';
import { update } from '../lib/operations';

export function request(ctx: Ctx<OfMember>) {
    const { group, entering, resumes } = ctx.stash;
    if (!group || !entering) return runtime.earlyReturn(null);
    const keeps = group.keeps === true || resumes === true || !entering.useWebSocket || isRecorded(ctx);
    const old = group.old === true || resumes !== true;
    ctx.stash.group = { ...group, keeps, old };
    if (keeps === (group.keeps === true) && old === (group.old === true)) return runtime.earlyReturn(null);
    return update({
        key: groupItem({ id: group.id, domain: group.domain }),
        // Of two that join at once, neither takes back what the other said.
        update: `SET ${keeps ? 'keeps = :yes' : 'keeps = if_not_exists(keeps, :no)'}, ${old ? '#old = :yes' : '#old = if_not_exists(#old, :no)'}`,
        names: { '#old': 'old' },
        values: { ':yes': true, ':no': false },
        condition: 'attribute_exists(pk)',
    });
}

export function response(ctx: Ctx<OfMember>) {
    failed(ctx);
    return null;
}
