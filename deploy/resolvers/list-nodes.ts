// Query.listNodesInGroup
import type { Ctx, InGroup } from './context';
import type { Members } from './query-members';
import { nodeShape } from './shapes';

export { request } from './in-group';

export function response(ctx: Ctx<InGroup, unknown, Members>) {
    const { group } = ctx.stash;
    const { living } = ctx.prev.result;
    return group ? living.map(({ member }) => nodeShape(ctx, group, member)) : [];
}
