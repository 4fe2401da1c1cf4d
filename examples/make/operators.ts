// Scratch's green blocks.
import { block, condition, field, number, text, type Block, type Value } from './block';

export const equals = (left: Value, right: Value): Block => compared('operator_equals', left, right);

export const less = (left: Value, right: Value): Block => compared('operator_lt', left, right);

export const greater = (left: Value, right: Value): Block => compared('operator_gt', left, right);

export const not = (operand: Block): Block => block('operator_not', { OPERAND: condition(operand) });

/** All of the conditions: Scratch's "and" takes two. */
export const all = (first: Block, ...more: readonly Block[]): Block =>
    more.reduce(
        (left, right) => block('operator_and', { OPERAND1: condition(left), OPERAND2: condition(right) }),
        first,
    );

export const minus = (left: Value, right: Value): Block => calculated('operator_subtract', left, right);

export const times = (left: Value, right: Value): Block => calculated('operator_multiply', left, right);

export const dividedBy = (left: Value, right: Value): Block => calculated('operator_divide', left, right);

export const round = (value: Value): Block => block('operator_round', { NUM: number(value) });

/** The value without its sign. */
export const magnitude = (value: Value): Block =>
    block('operator_mathop', { NUM: number(value) }, { OPERATOR: field('text', 'abs') });

export const random = (from: Value, to: Value): Block =>
    block('operator_random', { FROM: number(from), TO: number(to) });

/** All of the texts in one: Scratch's "join" takes two. */
export const join = (first: Value, second: Value, ...more: readonly Value[]): Block => {
    const [third, ...others] = more;
    const rest = third === undefined ? second : join(second, third, ...others);
    return block('operator_join', { STRING1: text(first), STRING2: text(rest) });
};

function compared(opcode: string, left: Value, right: Value): Block {
    return block(opcode, { OPERAND1: text(left), OPERAND2: text(right) });
}

function calculated(opcode: string, left: Value, right: Value): Block {
    return block(opcode, { NUM1: number(left), NUM2: number(right) });
}
