// Query.searchGroupsByNamePrefix
import { util } from '@aws-appsync/utils';
import { isAlive } from '../../../src/core/group-life';
import { checkNamePrefix, searchLimit } from '../../../src/core/validate';
import { groupShape } from '../../../src/core/wire-shapes';
import type { GroupItem } from '../../table/group';
import { ALL_NAMES, BY_NAME } from '../../table/keys';
import { now, settingsOf, type Ctx } from '../lib/context';
import { failed } from '../lib/failure';

/** Groups that one search reads. Expired ones stay in the index until DynamoDB deletes them. */
const SCAN_LIMIT = 1_000;

interface Args {
    readonly namePrefix: string;
    readonly limit?: number | null;
}

export function request(ctx: Ctx<Args>) {
    const { namePrefix, limit } = ctx.args;
    checkNamePrefix(namePrefix);
    searchLimit(limit);
    return {
        operation: 'Query',
        index: BY_NAME.name,
        query: {
            expression: '#pk = :pk AND begins_with(#sk, :prefix)',
            expressionNames: { '#pk': BY_NAME.partition, '#sk': BY_NAME.sort },
            expressionValues: util.dynamodb.toMapValues({ ':pk': ALL_NAMES, ':prefix': namePrefix }),
        },
        limit: SCAN_LIMIT,
    };
}

export function response(ctx: Ctx<Args, { readonly items: readonly GroupItem[] }>) {
    failed(ctx);
    const time = now();
    const settings = settingsOf(ctx);
    return ctx.result.items
        .filter((group) => isAlive(group, time))
        .slice(0, searchLimit(ctx.args.limit))
        .map((group) => groupShape(group, settings));
}
