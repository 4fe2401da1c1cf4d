/** A failure that is a sentence for the person at the keyboard. */
export class PlainError extends Error {
    public override readonly name = 'PlainError';
}
