// Query.listGroupsByDomain
import { util } from '@aws-appsync/utils';
import { isAlive } from '../../../src/core/group-life';
import { checkDomain } from '../../../src/core/validate';
import { groupShape } from '../../../src/core/wire-shapes';
import type { GroupItem } from '../../table/group';
import { BY_DOMAIN, domainPartition } from '../../table/keys';
import { now, settingsOf, type Ctx } from '../lib/context';
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
