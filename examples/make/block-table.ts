// Scripts as a saved project holds them: one flat table of blocks for each target.
import { TYPED, type Block, type Field, type Input, type Script, type Value } from './block';
import type { Scope } from './scope';

/** A saved input's value, or the id of the block in it. */
type SavedValue = string | null | readonly [number, ...(string | null)[]];
type SavedInput = readonly [number, ...SavedValue[]];

/** A block of the table. */
export interface SavedBlock {
    readonly opcode: string;
    readonly parent: string | null;
    readonly inputs: Record<string, SavedInput>;
    readonly fields: Readonly<Record<string, readonly [string, string | null]>>;
    readonly shadow: boolean;
    readonly topLevel: boolean;
    readonly x?: number;
    readonly y?: number;
    next: string | null;
}

/** The file format's numbers for a message and a variable in an input. */
const MESSAGE = 11;
const VARIABLE = 12;
/** How an input is filled: with a typed value, with blocks, or with a block over a typed value. */
const TYPED_ONLY = 1;
const BLOCK_ONLY = 2;
const BLOCK_OVER_TYPED = 3;

/** Where the scripts are in the editor, in pixels. */
const LEFT = 40;
const TOP = 40;
const BLOCK_HEIGHT = 56;
const SCRIPT_GAP = 60;

/** Turns scripts into a table. The ids are numbers, so that the same scripts give the same file. */
export class BlockTable {
    public readonly blocks: Record<string, SavedBlock> = {};
    private y = TOP;

    public constructor(private readonly scope: Scope) {}

    /** Adds a script below the others. */
    public add(script: Script): void {
        this.stack(script, null);
        this.y += heightOf(script) + SCRIPT_GAP;
    }

    /** Saves consecutive blocks; returns the first one's id. */
    private stack(blocks: readonly Block[], parent: string | null): string | null {
        let first: string | null = null;
        let previous = parent;
        for (const block of blocks) {
            const id = this.block(block, previous);
            const before = previous === null ? undefined : this.blocks[previous];
            if (first === null) first = id;
            else if (before !== undefined) before.next = id;
            previous = id;
        }
        return first;
    }

    private block({ opcode, inputs, fields }: Block, parent: string | null): string {
        const { id, saved } = this.save(opcode, parent, fields, false);
        for (const [name, input] of Object.entries(inputs)) saved.inputs[name] = this.input(input, id);
        return id;
    }

    private input(input: Input, parent: string): SavedInput {
        switch (input.kind) {
            case 'stack':
                return [BLOCK_ONLY, this.stack(input.blocks, parent)];
            case 'condition':
                return [BLOCK_ONLY, this.block(input.block, parent)];
            case 'message':
                return [TYPED_ONLY, [MESSAGE, input.name, this.scope.idOf('message', input.name)]];
            case 'menu': {
                const { opcode, field, choice } = input;
                const typed = typeof choice === 'string' ? choice : '';
                const shadow = this.save(opcode, parent, { [field]: { kind: 'text', name: typed } }, true).id;
                if (typeof choice === 'string') return [TYPED_ONLY, shadow];
                return [BLOCK_OVER_TYPED, this.reporter(choice, parent), shadow];
            }
            case 'value':
                return this.value(input.value, input.typed, parent);
        }
    }

    private value(value: Value, typed: number, parent: string): SavedInput {
        if (typeof value !== 'object') return [TYPED_ONLY, [typed, String(value)]];
        return [BLOCK_OVER_TYPED, this.reporter(value, parent), [typed, typed === TYPED.text ? '' : '0']];
    }

    /** A variable is saved within the input itself. */
    private reporter(block: Block, parent: string): SavedValue {
        const field = block.opcode === 'data_variable' ? block.fields['VARIABLE'] : undefined;
        if (field === undefined) return this.block(block, parent);
        return [VARIABLE, field.name, this.scope.idOf('variable', field.name)];
    }

    private save(
        opcode: string,
        parent: string | null,
        fields: Readonly<Record<string, Field>>,
        shadow: boolean,
    ): { readonly id: string; readonly saved: SavedBlock } {
        const id = `${this.scope.prefix}block-${String(Object.keys(this.blocks).length)}`;
        const saved: SavedBlock = {
            opcode,
            parent,
            next: null,
            inputs: {},
            fields: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, this.field(field)])),
            shadow,
            topLevel: parent === null,
            ...(parent === null && { x: LEFT, y: this.y }),
        };
        this.blocks[id] = saved;
        return { id, saved };
    }

    private field({ kind, name }: Field): readonly [string, string | null] {
        return [name, kind === 'text' ? null : this.scope.idOf(kind, name)];
    }
}

/** About how high a script is: a line for every block, and one more for a block around others. */
function heightOf(blocks: readonly Block[]): number {
    return blocks.reduce((height, { inputs }) => {
        const inside = Object.values(inputs).map((input) =>
            input.kind === 'stack' ? heightOf(input.blocks) + BLOCK_HEIGHT / 2 : 0,
        );
        return height + BLOCK_HEIGHT + inside.reduce((sum, one) => sum + one, 0);
    }, 0);
}
