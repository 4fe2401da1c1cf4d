import { execute, type DocumentNode, type GraphQLSchema } from 'graphql';

/** A moment for the probe's times: what it says is thrown away. */
const SOME_TIME = '2026-01-01T00:00:00.000Z';

/**
 * Whether a subscription reads the variables that travel inside events: those that do not are told of them beforehand.
 * Found out by executing it over a message that notices it, so that fragments and directives count as they should.
 */
export function readsEventData(
    schema: GraphQLSchema,
    document: DocumentNode,
    variableValues: Readonly<Record<string, unknown>>,
): boolean {
    let read = false;
    const group = { groupId: 'g', domain: 'd' };
    const event = {
        ...group,
        name: 'probe',
        firedByNodeId: 'n',
        timestamp: SOME_TIME,
        get data() {
            read = true;
            return null;
        },
    };
    const batchEvent = { ...group, events: [event], firedByNodeId: 'n', timestamp: SOME_TIME };
    void execute({ schema, document, variableValues, rootValue: { ...group, batchEvent } });
    return read;
}
