import {
    getDirectiveValues,
    GraphQLIncludeDirective,
    GraphQLSkipDirective,
    Kind,
    type FieldNode,
    type FragmentDefinitionNode,
    type SelectionNode,
    type SelectionSetNode,
} from 'graphql';
import type { PreparedOperation, Variables } from '../graphql/prepared-operation';

/** The fields below the root field that an operation selects, as paths such as `batchEvent.events.data`. */
export function selectedFields({ document, definition }: PreparedOperation, variables: Variables): ReadonlySet<string> {
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const part of document.definitions)
        if (part.kind === Kind.FRAGMENT_DEFINITION) fragments.set(part.name.value, part);
    const paths = new Set<string>();

    const visitField = (field: FieldNode, parent: readonly string[] | undefined) => {
        const path = parent === undefined ? [] : [...parent, field.name.value];
        if (path.length > 0) paths.add(path.join('.'));
        if (field.selectionSet !== undefined) visit(field.selectionSet, path);
    };
    const visit = (set: SelectionSetNode, path: readonly string[] | undefined) => {
        for (const selection of set.selections) {
            if (!isIncluded(selection, variables)) continue;
            if (selection.kind === Kind.FIELD) visitField(selection, path);
            else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet, path);
            else {
                const fragment = fragments.get(selection.name.value);
                if (fragment !== undefined) visit(fragment.selectionSet, path);
            }
        }
    };
    visit(definition.selectionSet, undefined);
    return paths;
}

function isIncluded(selection: SelectionNode, variables: Variables): boolean {
    return (
        getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] !== true &&
        getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] !== false
    );
}
