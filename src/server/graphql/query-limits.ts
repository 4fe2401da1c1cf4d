import { visit, Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import { MeshError } from '../../wire/errors';

/** Fields inside fields: the contract's own operations reach 5. */
const DEPTH_MAX = 12;
/** Root fields of one operation, each a request of its own: clients of both parts send one. */
const ROOT_FIELDS_MAX = 5;
/** Renamed fields in one operation: each repeats what an answer holds. Clients of both parts rename nothing. */
const ALIASES_MAX = 10;
/** Fields of one operation once its fragments are written out: introspection by common tools has about 150. */
const FIELDS_MAX = 500;
/** Introspection has a depth limit of its own among graphql's rules, one that its usual query passes. */
const INTROSPECTION_FIELDS: readonly string[] = ['__schema', '__type'];

/** What a document asks for, as far as it bounds an answer. */
export interface Asked {
    /** The names of all its fields, whatever they are renamed to. */
    readonly fields: ReadonlySet<string>;
    /** How often an answer may hold one value: once, and once more for each alias. */
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
 * Refuses a document that is too costly, before graphql's own validation, whose cost grows with the square of what is
 * repeated. Sizes are those with all fragments written out; a fragment is measured once, however often it is used.
 * @returns how often an answer may hold what, at most
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
        // A fragment's own depth counts where it is used: introspection's have a limit of their own.
        if (definition.kind === Kind.OPERATION_DEFINITION)
            refuseBeyond('depth', size.depth, DEPTH_MAX, 'fields inside fields');
        refuseBeyond('aliases', size.aliases, ALIASES_MAX, 'aliases');
        // Over all operations: a document may hold many of them.
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
    // Stands for the fragment inside itself: a circle is refused by name in graphql's validation.
    measured.set(name, NOTHING);
    const size = sizeOf(fragment.selectionSet, fragments, measured);
    measured.set(name, size);
    return size;
}
