// Reads a document's tokens before it is parsed. The graphql parser, and every visitor of its result, recurse once per
// level, so 4 KB of brackets would end in a stack overflow.
import { GraphQLError, Lexer, Source, TokenKind } from 'graphql';
import { UnreadRequestError } from './unread-request';

/** Characters of a document. Introspection by common tools has about 3,000; changing values belong in variables. */
const DOCUMENT_MAX_CHARACTERS = 100_000;
/** Tokens of a document: introspection by common tools has about 400, a hundred events as literals about 2,000. */
const TOKENS_MAX = 10_000;
/** Nested brackets of any kind. The contract's own documents reach 7, introspection by common tools 13. */
const NESTING_MAX = 50;
/** Characters of a name, because an answer repeats an alias for each of its entries. */
export const NAME_MAX_LENGTH = 100;
/** The only name with a special meaning in a JavaScript object. */
const FORBIDDEN_NAME = '__proto__';

/** How a bracket changes the nesting. */
const NESTS: ReadonlyMap<string, number> = new Map([
    [TokenKind.BRACE_L, 1],
    [TokenKind.BRACKET_L, 1],
    [TokenKind.PAREN_L, 1],
    [TokenKind.BRACE_R, -1],
    [TokenKind.BRACKET_R, -1],
    [TokenKind.PAREN_R, -1],
]);
const NAME: string = TokenKind.NAME;

/** Refuses a document that would not be safe to parse. @throws {UnreadRequestError} */
export function checkDocumentShape(text: string): void {
    if (text.length > DOCUMENT_MAX_CHARACTERS)
        refuse(`is limited to ${DOCUMENT_MAX_CHARACTERS} characters; it has ${text.length}. Use variables`);
    let tokens = 0;
    let nesting = 0;
    for (const { kind, value } of tokensOf(text)) {
        tokens += 1;
        if (tokens > TOKENS_MAX) refuse(`is limited to ${TOKENS_MAX} tokens; it has more. Use variables`);
        nesting += NESTS.get(kind) ?? 0;
        if (nesting > NESTING_MAX) refuse(`may nest its brackets ${NESTING_MAX} deep; it nests them deeper`);
        if (kind === NAME) checkName(value);
    }
}

function checkName(name: string): void {
    if (name.length > NAME_MAX_LENGTH) refuse(`may use names of ${NAME_MAX_LENGTH} characters; one has ${name.length}`);
    if (name === FORBIDDEN_NAME) refuse(`may not use the name ${FORBIDDEN_NAME}`);
}

/** The tokens up to the end or to the first invalid one. The parser has a better message about an invalid token. */
function* tokensOf(text: string): Generator<{ readonly kind: string; readonly value: string }> {
    const lexer = new Lexer(new Source(text));
    try {
        for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) yield token;
    } catch (thrown) {
        if (!(thrown instanceof GraphQLError)) throw thrown;
    }
}

function refuse(problem: string): never {
    throw new UnreadRequestError(`query: a document ${problem}.`);
}
