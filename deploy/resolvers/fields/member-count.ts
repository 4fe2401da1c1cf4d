// Group.memberCount: read only where it is asked for.
import { isAlive } from '../../../src/core/group-life';
import { domainPartition, nodesPrefix } from '../../../src/store/dynamodb/keys';
import type { MemberItem } from '../../../src/store/timed/items';
import type { Context } from '@aws-appsync/utils';
import { now } from '../lib/context';
import { failed } from '../lib/failure';
import { queryPrefix } from '../lib/operations';

interface Source {
    readonly id: string;
    readonly domain: string;
}
type CountCtx = Context<unknown, Record<string, unknown>, undefined, Source, { readonly items: readonly MemberItem[] }>;

export function request(ctx: CountCtx) {
    const { id, domain } = ctx.source ?? { id: '', domain: '' };
    return queryPrefix(domainPartition(domain), nodesPrefix({ id, domain }));
}

export function response(ctx: CountCtx) {
    failed(ctx);
    const time = now();
    return ctx.result.items.filter((item) => isAlive(item, time)).length;
}
