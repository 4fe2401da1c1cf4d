// How large a document may be, as validation rules. Fragments are followed where they are spread, so that neither
// depth nor aliases hide in them; a fragment that spreads itself is refused by GraphQL's own rules and not followed twice.
import { Kind, type FragmentDefinitionNode, type SelectionSetNode, type ValidationRule } from 'graphql';
import { TypedGraphQLError } from './graphql-errors';

/** Fields inside fields. The deepest operation of the contract has five; introspection tools go to eleven. */
export const MAX_DEPTH = 12;
/** Aliases after fragments are spread: each can repeat a use case in one request. */
export const MAX_ALIASES = 50;
/** Tokens of a document, given to the parser: the largest operation of the contract has about 150. */
export const MAX_TOKENS = 2_000;
/** Selections that are looked at before a document is refused for its fragments: they multiply where they nest. */
const MAX_SELECTIONS = 5_000;

interface Measure {
    depth: number;
    aliases: number;
    selections: number;
}

function measure(
    set: SelectionSetNode,
    depth: number,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    inside: readonly string[],
    found: Measure,
): void {
    for (const selection of set.selections) {
        found.selections += 1;
        if (found.selections > MAX_SELECTIONS) return;
        if (selection.kind === Kind.FIELD) {
            found.depth = Math.max(found.depth, depth);
            if (selection.alias !== undefined) found.aliases += 1;
            if (selection.selectionSet) measure(selection.selectionSet, depth + 1, fragments, inside, found);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
            measure(selection.selectionSet, depth, fragments, inside, found);
        } else {
            const name = selection.name.value;
            const fragment = fragments.get(name);
            if (fragment && !inside.includes(name))
                measure(fragment.selectionSet, depth, fragments, [...inside, name], found);
        }
    }
}

/** Refuses documents that are deeper, have more aliases or spread into more selections than the limits. */
export const queryLimits: ValidationRule = (context) => ({
    OperationDefinition(operation) {
        const fragments = new Map<string, FragmentDefinitionNode>();
        for (const definition of context.getDocument().definitions)
            if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
        const found: Measure = { depth: 0, aliases: 0, selections: 0 };
        measure(operation.selectionSet, 1, fragments, [], found);
        const refuse = (what: string, limit: number, given: number) =>
            context.reportError(
                new TypedGraphQLError(`The query is limited to ${limit} ${what}; it has ${given}.`, 'ValidationError'),
            );
        if (found.depth > MAX_DEPTH) refuse('levels of depth', MAX_DEPTH, found.depth);
        if (found.aliases > MAX_ALIASES) refuse('aliases', MAX_ALIASES, found.aliases);
        if (found.selections > MAX_SELECTIONS) refuse('selected fields', MAX_SELECTIONS, found.selections);
    },
});
