// Mutation.sendMemberHeartbeat
import { isoTime } from '../../../src/core/platform';
import { settingsOf, type Ctx, type OfMember } from '../lib/context';

export { request } from './answer-of-last';

export function response(ctx: Ctx<OfMember>) {
    const { group } = ctx.stash;
    const { nodeId, groupId, domain } = ctx.args;
    return group
        ? {
              nodeId,
              groupId,
              domain,
              expiresAt: isoTime(group.expiresAt),
              heartbeatIntervalSeconds: settingsOf(ctx).memberHeartbeatIntervalSeconds,
          }
        : null;
}
