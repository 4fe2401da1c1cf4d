// Subscription.onMessageInGroup: only of a group that lives, and no longer than it does.
import { extensions } from '@aws-appsync/utils';
import type { Ctx, InGroup } from '../lib/context';

export { request } from '../lib/in-group';

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
