// Function: notes in the group's item what a node that enters needs. It is a write of its own before the entry, because a
// transaction with the group in it would lose to every other node that enters at that moment. Skipped if nothing changes.
import { runtime } from '@aws-appsync/utils';
import { groupItem } from '../../table/keys';
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
        kind: 'update',
        key: groupItem({ id: group.id, domain: group.domain }),
        // Of two nodes that join at once, neither takes back the other's note.
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
