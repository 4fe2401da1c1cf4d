import { getArgumentValues, getVariableValues, Kind, type GraphQLSchema } from 'graphql';
import type { GroupKey } from '../../core/records';
import { MeshError } from '../../wire/errors';
import type { PreparedOperation, Variables } from '../graphql/prepared-operation';
import { Selection } from './selection';
import { checkVariables } from '../graphql/variable-refusal';

/** A client's subscription: a group, and the selection of its messages. */
export interface GroupSubscription {
    readonly group: GroupKey;
    readonly selection: Selection;
}

/** Reads the group and the selection of an `onMessageInGroup` operation. @throws {MeshError} ValidationError */
export function groupSubscription(operation: PreparedOperation, variables: Variables): GroupSubscription {
    const { schema, definition } = operation;
    checkVariables(operation, variables);
    const { coerced = {} } = getVariableValues(schema, definition.variableDefinitions ?? [], variables);
    const { groupId, domain } = groupArguments(operation, schema, coerced);
    if (typeof groupId !== 'string' || typeof domain !== 'string')
        throw new MeshError('ValidationError', 'groupId and domain must be given; one of them is missing.');
    return { group: { id: groupId, domain }, selection: new Selection(operation, coerced) };
}

/** The arguments of the root field. Validation allows a subscription only one root field, in a fragment or not. */
function groupArguments({ definition }: PreparedOperation, schema: GraphQLSchema, variables: Variables) {
    const [root] = definition.selectionSet.selections;
    const field = root?.kind === Kind.FIELD ? schema.getSubscriptionType()?.getFields()[root.name.value] : undefined;
    if (root?.kind !== Kind.FIELD || field === undefined)
        throw new MeshError(
            'ValidationError',
            'query: a subscription selects onMessageInGroup itself, not in a fragment.',
        );
    return getArgumentValues(field, root, variables);
}
