// Query.listGroupsByDomain
import { util } from '@aws-appsync/utils';
import { isAlive } from '../../../src/core/group-life';
import { checkDomain } from '../../../src/core/validate';
import { groupShape } from '../../../src/core/wire-shapes';
import { BY_DOMAIN, domainPartition } from '../../../src/store/dynamodb/keys';
import { now, settingsOf, type Ctx, type GroupItem } from '../lib/context';
import { failed } from '../lib/failure';

export function request(ctx: Ctx<{ readonly domain: string }>) {
    checkDomain(ctx.args.domain);
    return {
        operation: 'Query',
        index: BY_DOMAIN.name,
        query: {
            expression: '#pk = :pk',
            expressionNames: { '#pk': BY_DOMAIN.partition },
            expressionValues: util.dynamodb.toMapValues({ ':pk': domainPartition(ctx.args.domain) }),
        },
    };
}

export function response(ctx: Ctx<unknown, { readonly items: readonly GroupItem[] }>) {
    failed(ctx);
    const time = now();
    const settings = settingsOf(ctx);
    return ctx.result.items.filter((group) => isAlive(group, time)).map((group) => groupShape(group, settings));
}
