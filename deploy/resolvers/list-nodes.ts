// Query.listNodesInGroup
import { nodeShape } from '../../src/core/wire-shapes';
import { nodeRecord } from '../../src/store/timed/records';
import { settingsOf, type Ctx, type InGroup } from './context';
import type { Members } from './query-members';

export { request } from './in-group';

export function response(ctx: Ctx<InGroup, unknown, Members>) {
    const { group } = ctx.stash;
    const { living } = ctx.prev.result;
    const settings = settingsOf(ctx);
    return group ? living.map(({ member }) => nodeShape(nodeRecord(member), group, settings)) : [];
}
