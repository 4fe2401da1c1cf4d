// Mutation.dissolveGroup: like every use case of the Lambda; and it ends the subscriptions of the group.
import { extensions } from '@aws-appsync/utils';
import type { Ctx, InGroup } from '../lib/context';
import type { Outcome } from '../lib/outcome';
import { response as answer } from './use-case';

export { request } from './use-case';

export function response(ctx: Ctx<InGroup, Outcome>) {
    const message = answer(ctx);
    const { groupId, domain } = ctx.args;
    extensions.invalidateSubscriptions({ subscriptionField: 'onMessageInGroup', payload: { groupId, domain } });
    return message;
}
