// Subscription.onMessageInGroup: only to a living group. It ends with the group.
import { extensions } from '@aws-appsync/utils';
import type { Ctx, InGroup } from '../lib/context';

export { request } from './answer-of-last';

export function response(ctx: Ctx<InGroup>) {
    const { groupId, domain } = ctx.args;
    extensions.setSubscriptionInvalidationFilter({
        filterGroup: [
            {
                filters: [
                    { fieldName: 'groupId', operator: 'eq', value: groupId },
                    { fieldName: 'domain', operator: 'eq', value: domain },
                ],
            },
        ],
    });
    return null;
}
