import { SINCE_MAX_LENGTH } from './limits';

declare const POSITION: unique symbol;
/** A place in a group's order, as a backend gave it. It sorts as a text. `positionOf` and `readPosition` make one. */
export type Position = string & { readonly [POSITION]: true };

/** A backend of Part 1 may have a grammar of its own, so only the length is checked: a backend takes it back as `since`. */
function isPosition(text: string): text is Position {
    return text !== '' && text.length <= SINCE_MAX_LENGTH;
}

/** The position that a text is. @throws {TypeError} if it is empty, or longer than a backend accepts */
export function positionOf(text: string): Position {
    if (!isPosition(text))
        throw new TypeError(`A position has 1 to ${SINCE_MAX_LENGTH} characters, not ${text.length}.`);
    return text;
}

/** The position in a backend's answer; null if there is none, or none that a backend accepts. */
export function readPosition(text: string | null | undefined): Position | null {
    return typeof text === 'string' && isPosition(text) ? text : null;
}

/** Before every event of every backend. */
export const BEGINNING = positionOf('2000-01-01T00:00:00.000Z');
