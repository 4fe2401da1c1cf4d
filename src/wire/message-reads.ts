// The parts of a group's messages that a subscription reads. A backend does not push messages that would arrive empty.
import {
    getDirectiveValues,
    GraphQLIncludeDirective,
    GraphQLSkipDirective,
    Kind,
    type DocumentNode,
    type FieldNode,
    type FragmentDefinitionNode,
    type OperationDefinitionNode,
    type SelectionNode,
    type SelectionSetNode,
} from 'graphql';
import type { MeshMessage } from './types';

/** The payloads of a message. One of them is set. */
const PAYLOADS = [
    'batchEvent',
    'nodeStatus',
    'members',
    'state',
    'groupDissolve',
] as const satisfies readonly (keyof MeshMessage)[];

type Variables = Readonly<Record<string, unknown>>;

/** What one subscription reads. */
export interface MessageReads {
    /** Whether it reads the variables inside events. Other subscribers get them beforehand. */
    readonly eventData: boolean;
    /** Whether it selects the payload of the message. Otherwise the message would be empty. */
    payloadOf(message: { readonly [payload in keyof MeshMessage]?: unknown }): boolean;
}

/** What a subscription with these variables reads: fragments and directives count. */
export function messageReads(
    document: DocumentNode,
    definition: OperationDefinitionNode,
    variables: Variables,
): MessageReads {
    const fields = selectedFields(document, definition, variables);
    return {
        eventData: fields.has('batchEvent.events.data'),
        payloadOf: (message) => PAYLOADS.some((payload) => message[payload] != null && fields.has(payload)),
    };
}

/** The fields below the root field that an operation selects, as paths such as `batchEvent.events.data`. */
function selectedFields(
    { definitions }: DocumentNode,
    { selectionSet }: OperationDefinitionNode,
    variables: Variables,
): ReadonlySet<string> {
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const part of definitions) if (part.kind === Kind.FRAGMENT_DEFINITION) fragments.set(part.name.value, part);
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
    visit(selectionSet, undefined);
    return paths;
}

function isIncluded(selection: SelectionNode, variables: Variables): boolean {
    return (
        getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] !== true &&
        getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] !== false
    );
}
