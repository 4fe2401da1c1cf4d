// What is asked of DynamoDB, in AppSync's words.
import { util } from '@aws-appsync/utils';
import type { ItemKey } from '../../../src/store/dynamodb/keys';

/** An update of an item and its condition. */
export interface Update {
    readonly key: ItemKey;
    readonly update: string;
    readonly names?: Record<string, string>;
    readonly values: Record<string, unknown>;
    readonly condition: string;
}

/** Reads one item as all writes so far have left it. */
export function get({ pk, sk }: ItemKey) {
    return { operation: 'GetItem', key: util.dynamodb.toMapValues({ pk, sk }), consistentRead: true } as const;
}

/** Reads several items, each as all writes so far have left it. */
export function getAll(table: string, keys: readonly ItemKey[]) {
    const wanted = keys.map(({ pk, sk }) => util.dynamodb.toMapValues({ pk, sk }));
    return { operation: 'BatchGetItem', tables: { [table]: { keys: wanted, consistentRead: true } } } as const;
}

/** Reads the items of a partition whose sort keys begin so. */
export function queryPrefix(pk: string, prefix: string) {
    return {
        operation: 'Query',
        query: {
            expression: '#pk = :pk AND begins_with(#sk, :prefix)',
            expressionNames: { '#pk': 'pk', '#sk': 'sk' },
            expressionValues: util.dynamodb.toMapValues({ ':pk': pk, ':prefix': prefix }),
        },
        consistentRead: true,
    } as const;
}

/** Reads the items of a partition whose sort keys stand between. */
export function queryBetween(pk: string, from: string, to: string, limit: number) {
    return {
        operation: 'Query',
        query: {
            expression: '#pk = :pk AND #sk BETWEEN :from AND :to',
            expressionNames: { '#pk': 'pk', '#sk': 'sk' },
            expressionValues: util.dynamodb.toMapValues({ ':pk': pk, ':from': from, ':to': to }),
        },
        limit,
        consistentRead: true,
    } as const;
}

/** Changes one item. */
export function update(change: Update) {
    return { operation: 'UpdateItem', ...changeOf(change) } as const;
}

/** An update within a transaction. */
export function updating(table: string, change: Update) {
    return { table, operation: 'UpdateItem', ...changeOf(change) } as const;
}

/** A put within a transaction. */
export function putting(table: string, { pk, sk, ...attributes }: ItemKey & object) {
    return {
        table,
        operation: 'PutItem',
        key: util.dynamodb.toMapValues({ pk, sk }),
        attributeValues: util.dynamodb.toMapValues(attributes),
    } as const;
}

/** A put within a transaction that nothing is written without. */
export function puttingWhere(
    table: string,
    item: ItemKey & object,
    condition: { readonly expression: string; readonly values: Record<string, unknown> },
) {
    return {
        ...putting(table, item),
        condition: {
            expression: condition.expression,
            expressionValues: util.dynamodb.toMapValues(condition.values),
        },
    } as const;
}

/** A deletion within a transaction. */
export function deleting(table: string, { pk, sk }: ItemKey) {
    return { table, operation: 'DeleteItem', key: util.dynamodb.toMapValues({ pk, sk }) } as const;
}

function changeOf({ key: { pk, sk }, update: expression, names, values, condition }: Update) {
    // DynamoDB refuses names and values that an expression does not use: each expression is given its own.
    return {
        key: util.dynamodb.toMapValues({ pk, sk }),
        update: {
            expression,
            expressionNames: used(expression, names ?? {}),
            expressionValues: util.dynamodb.toMapValues(used(expression, values)),
        },
        condition: {
            expression: condition,
            expressionNames: used(condition, names ?? {}),
            expressionValues: util.dynamodb.toMapValues(used(condition, values)),
        },
    };
}

/** The placeholders that stand in an expression. Each is a word of its own, between spaces, commas and brackets. */
function used<Value>(expression: string, all: Readonly<Record<string, Value>>): Record<string, Value> {
    const words = ` ${expression.split(',').join(' ').split('(').join(' ').split(')').join(' ')} `;
    const found: Record<string, Value> = {};
    for (const [name, value] of Object.entries(all)) if (words.indexOf(` ${name} `) !== -1) found[name] = value;
    return found;
}
