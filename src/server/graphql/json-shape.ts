// Measures JSON before it is parsed. Parsing a megabyte of brackets, and walking the result, costs a hundred times as
// much as counting them.
import { UnreadRequestError } from './unread-request';

/** Nested lists and objects. The contract's own requests reach 6. */
const JSON_DEPTH_MAX = 32;
/**
 * Entries of one list or object: twice the events of a batch, so that a batch with slightly too many events gets the
 * refusal of its own limit.
 */
const JSON_ENTRIES_MAX = 2_000;
/** Values of all lists and objects. A client's largest batch, with 1,500 events and variables, has about 9,000. */
const JSON_VALUES_MAX = 12_000;

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * Refuses a text that is too deep, has too long a list or object, or is too large in total.
 * @throws {UnreadRequestError}
 */
export function checkJsonShape(text: string): void {
    const entries: number[] = [];
    let values = 0;
    for (let at = 0; at < text.length; at += 1)
        switch (text.charCodeAt(at)) {
            case QUOTE:
                at = endOfString(text, at);
                break;
            case OPEN_LIST:
            case OPEN_OBJECT:
                values += 1;
                if (entries.push(1) > JSON_DEPTH_MAX) refuse('depth', `${JSON_DEPTH_MAX} lists and objects`);
                break;
            case CLOSE_LIST:
            case CLOSE_OBJECT:
                entries.pop();
                break;
            case COMMA: {
                values += 1;
                if (values > JSON_VALUES_MAX) refuse('size', `${JSON_VALUES_MAX} values`);
                const here = (entries.pop() ?? 0) + 1;
                if (here > JSON_ENTRIES_MAX) refuse('longest list', `${JSON_ENTRIES_MAX} entries`);
                entries.push(here);
            }
        }
}

/** The end of the string that begins at `start`; the end of the text if the string does not end. */
function endOfString(text: string, start: number): number {
    const quote = text.indexOf('"', start + 1);
    if (quote === -1) return text.length;
    if (text.charCodeAt(quote - 1) !== BACKSLASH) return quote;
    for (let at = start + 1; at < text.length; at += 1)
        switch (text.charCodeAt(at)) {
            case QUOTE:
                return at;
            case BACKSLASH:
                at += 1;
        }
    return text.length;
}

function refuse(what: string, limit: string): never {
    throw new UnreadRequestError(
        `The ${what} of the request's JSON is limited to ${limit}; it has more. Send less at once.`,
    );
}
