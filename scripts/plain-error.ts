/** Why something could not be done, as a sentence for the person at the keyboard. */
export class PlainError extends Error {
    public override readonly name = 'PlainError';
}
