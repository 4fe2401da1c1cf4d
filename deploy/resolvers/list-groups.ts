// Query.listGroupsByDomain
import { util } from '@aws-appsync/utils';
import { isAlive } from '../../src/core/group-life';
import { DOMAIN_MAX_LENGTH } from '../../src/wire/limits';
import { BY_DOMAIN, domainPartition } from '../../src/store/dynamodb/keys';
import { checkLength } from './check';
import { now, type Ctx, type GroupItem } from './context';
import { failed } from './failure';
import { groupShape } from './shapes';

export function request(ctx: Ctx<{ readonly domain: string }>) {
    checkLength('domain', ctx.args.domain, DOMAIN_MAX_LENGTH);
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
    return ctx.result.items.filter((group) => isAlive(group, time)).map((group) => groupShape(ctx, group));
}
