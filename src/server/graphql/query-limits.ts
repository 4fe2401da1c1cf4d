import { visit, Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import { MeshError } from '../../wire/errors';

/** Nested fields. The contract's own operations reach 5. */
const DEPTH_MAX = 12;
/** Root fields of one operation. Each is like a request; clients of both parts send one. */
const ROOT_FIELDS_MAX = 5;
/** Aliases in one operation. Each repeats a part of the answer; clients of both parts use none. */
const ALIASES_MAX = 10;
/** Fields of one operation with its fragments expanded. Introspection by common tools has about 150. */
const FIELDS_MAX = 500;
/** Introspection has its own depth limit in graphql's rules. Its usual query passes. */
const INTROSPECTION_FIELDS: readonly string[] = ['__schema', '__type'];

/** The parts of a document that bound the size of an answer. */
export interface Asked {
    /** The names of all its fields, without aliases. */
    readonly fields: ReadonlySet<string>;
    /** How often an answer can contain one value: once, and once more for each alias. */
    readonly repeats: number;
}

interface Size {
    readonly depth: number;
    readonly aliases: number;
    readonly fields: number;
    /** Fields of the first level. */
    readonly width: number;
}

const NOTHING: Size = { depth: 0, aliases: 0, fields: 0, width: 0 };

/**
 * Refuses a document that is too costly, before graphql's own validation, whose cost grows with the square of
 * repetitions. Sizes count all fragments expanded. Each fragment is measured once, however often it is used.
 * @returns how often an answer can contain each value at most
 * @throws {MeshError} ValidationError
 */
export function checkQueryLimits(document: DocumentNode): Asked {
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const definition of document.definitions)
        if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    const measured = new Map<string, Size>();
    let total = 0;
    let aliases = 0;
    const fields = new Set<string>();
    visit(document, { Field: ({ name }) => void fields.add(name.value) });
    for (const definition of document.definitions) {
        if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
        const size = sizeOf(definition.selectionSet, fragments, measured);
        aliases = Math.max(aliases, size.aliases);
        // A fragment's own depth counts where it is used. Introspection's fragments have their own limit.
        if (definition.kind === Kind.OPERATION_DEFINITION)
            refuseBeyond('depth', size.depth, DEPTH_MAX, 'fields inside fields');
        refuseBeyond('aliases', size.aliases, ALIASES_MAX, 'aliases');
        // In total over all operations, because a document can have many of them.
        total += size.fields;
        refuseBeyond('fields', total, FIELDS_MAX, 'fields');
        if (definition.kind === Kind.OPERATION_DEFINITION)
            refuseBeyond('width', size.width, ROOT_FIELDS_MAX, 'fields at its root');
    }
    return { fields, repeats: 1 + aliases };
}

function refuseBeyond(what: string, given: number, max: number, unit: string): void {
    if (given <= max) return;
    throw new MeshError(
        'ValidationError',
        `query: its ${what} may be at most ${max} ${unit}, fragments written out; it has ${given}.`,
    );
}

function sizeOf(
    selections: SelectionSetNode,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    measured: Map<string, Size>,
): Size {
    let { depth, aliases, fields, width } = NOTHING;
    for (const selection of selections.selections) {
        let size: Size;
        if (selection.kind === Kind.FIELD) {
            const inner =
                selection.selectionSet === undefined ? NOTHING : sizeOf(selection.selectionSet, fragments, measured);
            size = {
                depth: INTROSPECTION_FIELDS.includes(selection.name.value) ? 1 : inner.depth + 1,
                aliases: inner.aliases + (selection.alias === undefined ? 0 : 1),
                fields: inner.fields + 1,
                width: 1,
            };
        } else if (selection.kind === Kind.INLINE_FRAGMENT) size = sizeOf(selection.selectionSet, fragments, measured);
        else size = fragmentSize(selection.name.value, fragments, measured);
        depth = Math.max(depth, size.depth);
        aliases += size.aliases;
        fields += size.fields;
        width += size.width;
    }
    return { depth, aliases, fields, width };
}

function fragmentSize(
    name: string,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    measured: Map<string, Size>,
): Size {
    const known = measured.get(name);
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    if (fragment === undefined) return NOTHING;
    // A placeholder for the fragment inside itself. Graphql's validation refuses such a cycle by name.
    measured.set(name, NOTHING);
    const size = sizeOf(fragment.selectionSet, fragments, measured);
    measured.set(name, size);
    return size;
}
