import type { GraphQLSchema } from 'graphql';
import { objectType } from '../../wire/executable-schema';
import { AnswerBudget } from './answer-budget';
import type { CreationLimit } from './creation-limit';

/** The types with expensive fields: the operations, and the fields of a poll that are read only if selected. */
const FETCHING_TYPES = ['Query', 'Mutation', 'PollGroupData'];

/**
 * Resolves an operation's expensive fields one after another, as long as there is room in its answer, and counts
 * created groups. Changes the schema and returns it.
 */
export function guardedSchema(schema: GraphQLSchema, creations: CreationLimit): GraphQLSchema {
    for (const type of FETCHING_TYPES)
        for (const field of Object.values(objectType(schema, type).getFields())) {
            const { name, resolve } = field;
            if (resolve === undefined) continue;
            field.resolve = (root, args, caller: unknown, info) => {
                if (!(caller instanceof AnswerBudget)) throw new Error(`${name} was resolved without a budget.`);
                return caller.find((): unknown => {
                    if (name === 'createGroup') creations.take(caller.address);
                    return resolve(root, args, caller, info);
                });
            };
        }
    return schema;
}
