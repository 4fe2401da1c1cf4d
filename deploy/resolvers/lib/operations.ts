// Requests to DynamoDB, as AppSync's resolvers write them.
import { util } from '@aws-appsync/utils';
import type { ItemKey } from '../../table/keys';
import type { Condition, Update, Write } from '../../table/writes';

/** Reads one item, consistent with all writes so far. */
export function get({ pk, sk }: ItemKey) {
    return { operation: 'GetItem', key: util.dynamodb.toMapValues({ pk, sk }), consistentRead: true } as const;
}

/** Reads several items, each consistent with all writes so far. */
export function getAll(table: string, keys: readonly ItemKey[]) {
    const wanted = keys.map(({ pk, sk }) => util.dynamodb.toMapValues({ pk, sk }));
    return { operation: 'BatchGetItem', tables: { [table]: { keys: wanted, consistentRead: true } } } as const;
}

/** Reads the items of a partition whose sort keys have this prefix. */
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

/** Reads the items of a partition whose sort keys are between these. */
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

/** Writes one item. */
export function update(write: Update) {
    return { operation: 'UpdateItem', ...changeOf(write) } as const;
}

/** Writes several items, or none if a condition fails. A single update needs no transaction, which costs twice as much. */
export function writeAll(table: string, writes: readonly Write[]) {
    const [first] = writes;
    if (first && first.kind === 'update' && writes.length === 1) return update(first);
    return { operation: 'TransactWriteItems', transactItems: writes.map((write) => partOf(table, write)) } as const;
}

function partOf(table: string, write: Write) {
    switch (write.kind) {
        case 'update':
            return { table, operation: 'UpdateItem', ...changeOf(write) } as const;
        case 'delete': {
            const key = util.dynamodb.toMapValues(write.key);
            return { table, operation: 'DeleteItem', key, ...conditionOf(write.condition) } as const;
        }
        case 'put': {
            const { pk, sk, ...attributes } = write.item;
            const attributeValues = util.dynamodb.toMapValues(attributes);
            const key = util.dynamodb.toMapValues({ pk, sk });
            return { table, operation: 'PutItem', key, attributeValues, ...conditionOf(write.condition) } as const;
        }
    }
}

function conditionOf(condition: Condition | undefined) {
    if (!condition) return {};
    const { expression, names, values } = condition;
    return {
        condition: {
            expression,
            ...(names && { expressionNames: names }),
            ...(values && { expressionValues: util.dynamodb.toMapValues(values) }),
        },
    };
}

function changeOf({ key: { pk, sk }, update: expression, names, values, condition }: Update) {
    // DynamoDB refuses names and values that an expression does not use, so each expression gets its own.
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

/** The placeholders in an expression. Each is a word of its own, between spaces, commas and brackets. */
function used<Value>(expression: string, all: Readonly<Record<string, Value>>): Record<string, Value> {
    const words = ` ${expression.split(',').join(' ').split('(').join(' ').split(')').join(' ')} `;
    const found: Record<string, Value> = {};
    for (const [name, value] of Object.entries(all)) if (words.indexOf(` ${name} `) !== -1) found[name] = value;
    return found;
}
