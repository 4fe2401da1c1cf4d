// Query.searchGroupsByNamePrefix
import { util } from '@aws-appsync/utils';
import { isAlive } from '../../src/core/group-life';
import { GROUP_NAME_MAX_LENGTH, SEARCH_DEFAULT_LIMIT, SEARCH_MAX_LIMIT } from '../../src/wire/limits';
import { shortened } from '../../src/wire/reasons';
import { ALL_NAMES, BY_NAME } from '../../src/store/dynamodb/keys';
import { refuse, refuseFor } from './check';
import { now, type Ctx, type GroupItem } from './context';
import { failed } from './failure';
import { groupShape } from './shapes';

/** Groups that one search looks at: those that are over lie in the index until they are deleted. */
const LOOKED_AT = 1_000;

interface Args {
    readonly namePrefix: string;
    readonly limit?: number | null;
}

export function request(ctx: Ctx<Args>) {
    const { namePrefix, limit } = ctx.args;
    const length = namePrefix.length;
    if (length === 0)
        refuseFor({ code: 'no-name' }, 'ValidationError', 'namePrefix must not be empty; it has 0 characters.');
    const max = GROUP_NAME_MAX_LENGTH;
    if (length > max)
        refuseFor(
            { code: 'group-name', values: { name: shortened(namePrefix), max, given: length } },
            'ValidationError',
            `namePrefix is limited to ${max} characters; it has ${length}.`,
        );
    const wanted = limit ?? SEARCH_DEFAULT_LIMIT;
    if (wanted < 1 || wanted > SEARCH_MAX_LIMIT)
        refuse('limit', `must be from 1 to ${SEARCH_MAX_LIMIT}`, `it is ${wanted}`);
    return {
        operation: 'Query',
        index: BY_NAME.name,
        query: {
            expression: '#pk = :pk AND begins_with(#sk, :prefix)',
            expressionNames: { '#pk': BY_NAME.partition, '#sk': BY_NAME.sort },
            expressionValues: util.dynamodb.toMapValues({ ':pk': ALL_NAMES, ':prefix': namePrefix }),
        },
        limit: LOOKED_AT,
    };
}

export function response(ctx: Ctx<Args, { readonly items: readonly GroupItem[] }>) {
    failed(ctx);
    const time = now();
    return ctx.result.items
        .filter((group) => isAlive(group, time))
        .slice(0, ctx.args.limit ?? SEARCH_DEFAULT_LIMIT)
        .map((group) => groupShape(ctx, group));
}
