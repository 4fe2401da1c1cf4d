// Group.memberCount: read only where a query selects it.
import type { Context } from '@aws-appsync/utils';
import type { GroupKey } from '../../../src/core/records';
import { livingCount, queryMembers, type MemberItems } from '../lib/members';

type CountCtx = Context<unknown, Record<string, unknown>, undefined, GroupKey & Record<string, unknown>, MemberItems>;

export function request({ source }: CountCtx) {
    return queryMembers(source ?? { id: '', domain: '' });
}

export function response(ctx: CountCtx) {
    return livingCount(ctx);
}
