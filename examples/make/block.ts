// What a script is made of, before it is saved.

/** A value: a text, a number, or a reporter block. */
export type Value = string | number | Block;

/** The file format's numbers for the kinds of values that a person can type into an input. */
export const TYPED = { number: 4, positive: 5, whole: 6, integer: 7, text: 10 } as const;
export type Typed = (typeof TYPED)[keyof typeof TYPED];

/** A block's input. */
export type Input =
    | { readonly kind: 'value'; readonly typed: Typed; readonly value: Value }
    | { readonly kind: 'menu'; readonly opcode: string; readonly field: string; readonly choice: string | Block }
    | { readonly kind: 'message'; readonly name: string }
    | { readonly kind: 'condition'; readonly block: Block }
    | { readonly kind: 'stack'; readonly blocks: readonly Block[] };

/** A block's field: the name of something in the project, or a plain text. */
export interface Field {
    readonly kind: 'variable' | 'list' | 'message' | 'text';
    readonly name: string;
}

export interface Block {
    readonly opcode: string;
    readonly inputs: Readonly<Record<string, Input>>;
    readonly fields: Readonly<Record<string, Field>>;
}

/** A hat and the blocks under it. */
export type Script = readonly Block[];

/** A block from its opcode, inputs and fields. */
export const block = (opcode: string, inputs: Block['inputs'] = {}, fields: Block['fields'] = {}): Block => ({
    opcode,
    inputs,
    fields,
});

export const field = (kind: Field['kind'], name: string): Field => ({ kind, name });

export const text = (value: Value): Input => ({ kind: 'value', typed: TYPED.text, value });

export const number = (value: Value, typed: Typed = TYPED.number): Input => ({ kind: 'value', typed, value });

export const menu = (opcode: string, field: string, choice: string | Block): Input => ({
    kind: 'menu',
    opcode,
    field,
    choice,
});

export const condition = (block: Block): Input => ({ kind: 'condition', block });

export const stack = (blocks: readonly Block[]): Input => ({ kind: 'stack', blocks });
