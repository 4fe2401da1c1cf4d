import { getVariableValues } from 'graphql';
import fc from 'fast-check';
import { DocumentCache } from '../../../src/server/graphql/document-cache';
import { checkVariables } from '../../../src/server/graphql/variable-refusal';
import { executableSchema } from '../../../src/wire/executable-schema';
import { contractDouble } from './contract-double';

const schema = executableSchema(contractDouble());
const QUERY = `mutation ($id: ID!, $since: String = "x", $flag: Boolean, $number: Int, $events: [EventInput!]!) {
    pauseGroup(groupId: $id, domain: $since, hostKey: "k", paused: true)
    createGroup(name: "n", hostId: "h", domain: "d", useWebSocket: true, maxConnectionTimeSeconds: $number) { id }
    joinGroup(groupId: $id, nodeId: "n", domain: "d", useWebSocket: $flag) { id }
    fireEventsByNode(groupId: $id, domain: "d", nodeId: "n", events: $events) { groupId }
}`;

const anything = fc.oneof(
    { weight: 6, arbitrary: fc.string() },
    fc.constantFrom(null, undefined, true, 1, 1.5, 1e20, -1, {}, [], ['x'], { key: 'k', value: 'v' }),
);
const record = (fields: readonly string[]) =>
    fc.record(Object.fromEntries(fields.map((name) => [name, anything])), { requiredKeys: [] });
const data = fc.oneof(anything, fc.array(record(['key', 'value', 'removed', 'other']), { maxLength: 3 }));
const event = fc
    .tuple(record(['eventName', 'firedAt', 'payload', 'orderKey']), fc.option(data))
    .map(([fields, list]) => ({ ...fields, ...(list !== null && { data: list }) }));
const variables = fc
    .tuple(record(['id', 'since', 'flag', 'number']), fc.oneof(anything, event, fc.array(event, { maxLength: 3 })))
    .map(([rest, events]) => ({ ...rest, events }));

test('variables are refused exactly where graphql refuses them', () => {
    const operation = new DocumentCache(schema).operation(QUERY, undefined);
    const definitions = operation.definition.variableDefinitions ?? [];
    const isRefused = (given: Readonly<Record<string, unknown>>) => {
        try {
            checkVariables(operation, given);
            return false;
        } catch {
            return true;
        }
    };
    let refused = 0;
    fc.assert(
        fc.property(variables, (made) => {
            // As they come out of JSON: there is no undefined in it.
            const given: Readonly<Record<string, unknown>> = JSON.parse(JSON.stringify(made));
            const { errors } = getVariableValues(schema, definitions, given, { maxErrors: 1 });
            expect(isRefused(given)).toBe(errors !== undefined);
            if (errors !== undefined) refused += 1;
        }),
        { numRuns: 500 },
    );
    expect(refused).toBeGreaterThan(100);
});
