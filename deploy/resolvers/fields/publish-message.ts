// Mutation.publishMessage: pushes a message of the Lambda to the subscribers. Nobody else may call it.
import type { Ctx, InGroup } from '../lib/context';

interface Args extends InGroup {
    readonly message: string;
}

export function request(ctx: Ctx<Args>) {
    return { payload: ctx.args.message };
}

export function response(ctx: Ctx<Args>) {
    const message: unknown = JSON.parse(ctx.args.message);
    return { ...(typeof message === 'object' ? message : {}), groupId: ctx.args.groupId, domain: ctx.args.domain };
}
