// Mutation.dissolveGroup: a use case of the Lambda that also ends the group's subscriptions.
import { extensions } from '@aws-appsync/utils';
import type { CommandResult } from '../../command';
import type { Ctx, InGroup } from '../lib/context';
import { response as answer } from './use-case';

export { request } from './use-case';

export function response(ctx: Ctx<InGroup, CommandResult>) {
    const message = answer(ctx);
    const { groupId, domain } = ctx.args;
    extensions.invalidateSubscriptions({ subscriptionField: 'onMessageInGroup', payload: { groupId, domain } });
    return message;
}
