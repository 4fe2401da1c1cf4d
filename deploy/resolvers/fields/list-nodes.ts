// Query.listNodesInGroup
import { nodeShape } from '../../../src/core/wire-shapes';
import { nodeRecord } from '../../table/records';
import { settingsOf, type Ctx, type InGroup } from '../lib/context';
import type { Members } from '../functions/query-members';

export { request } from './answer-of-last';

export function response(ctx: Ctx<InGroup, unknown, Members>) {
    const { group } = ctx.stash;
    const { living } = ctx.prev.result;
    const settings = settingsOf(ctx);
    return group ? living.map(({ member }) => nodeShape(nodeRecord(member), group, settings)) : [];
}
