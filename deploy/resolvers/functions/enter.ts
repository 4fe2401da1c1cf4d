// Function: makes the caller a member, in one transaction. Skipped for one that is a member and only sends.
import { runtime } from '@aws-appsync/utils';
import { nodeItem, statusItem } from '../../../src/store/dynamodb/keys';
import { pointerOf } from '../../../src/store/timed/items';
import { now, tableOf, type Ctx, type OfMember } from '../lib/context';
import { failed, wasLost } from '../lib/failure';
import { deleting, putting, puttingWhere, updating } from '../lib/operations';

export function request(ctx: Ctx<OfMember>) {
    const { group, entering, pointer } = ctx.stash;
    if (!group || !entering) return runtime.earlyReturn(null);
    const table = tableOf(ctx);
    const { groupId: id, domain, nodeId } = ctx.args;
    const key = { id, domain };
    const writes: object[] = [
        // Its operations may be under way together, and each finds that it is no member: one makes it one.
        puttingWhere(table, entering, {
            expression: 'attribute_not_exists(pk) OR aliveUntil <= :now',
            values: { ':now': now() },
        }),
        // One that comes back starts without its old variables.
        deleting(table, statusItem(key, nodeId)),
        putting(table, pointerOf(key, nodeId, entering.aliveUntil)),
    ];
    // A node is in one group: who joins another has left the first, its page was reloaded or its link followed.
    if (pointer && (pointer.groupId !== id || pointer.domain !== domain))
        writes.push(
            updating(table, {
                key: nodeItem({ id: pointer.groupId, domain: pointer.domain }, nodeId),
                update: `SET aliveUntil = :gone, #left = :left, nodeId = :node, groupId = :group, #domain = :domain, #ttl = :ttl, joined = if_not_exists(joined, :left)`,
                names: { '#left': 'left', '#domain': 'domain', '#ttl': 'ttl' },
                values: {
                    ':gone': 0,
                    ':left': entering.joined,
                    ':node': nodeId,
                    ':group': pointer.groupId,
                    ':domain': pointer.domain,
                    ':ttl': entering.ttl,
                },
                condition: 'attribute_not_exists(aliveUntil) OR aliveUntil >= :gone',
            }),
        );
    return { operation: 'TransactWriteItems', transactItems: writes };
}

export function response(ctx: Ctx<OfMember>) {
    ctx.stash.lost = wasLost(ctx);
    if (ctx.stash.lost) return null;
    failed(ctx);
    const { entering } = ctx.stash;
    if (entering) ctx.stash.member = entering;
    return null;
}
