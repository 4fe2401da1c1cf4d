/**
 * Why a member is connected as it is, in the words of logs and of reports to the backend. Pages show these in their
 * reader's language, by the code.
 */
const TRANSPORT_REASONS = {
    off: 'WebSockets are turned off or missing here.',
    'host-polls': 'The host of this group polls, so this server pushes no messages.',
    forbidden: 'This browser forbids WebSockets.',
    unproven: 'The WebSocket carried no message in time.',
    silent: 'The WebSocket stopped responding.',
    'given-up': 'The client gave up on the WebSocket.',
    ended: 'The server ended the subscription.',
    refused: 'The server refused the subscription.',
    closed: 'The WebSocket closed.',
    failed: 'The WebSocket could not be opened.',
} as const;

/** The most characters of the other side's words that a reason holds: backends limit its length. */
const DETAIL_MAX_LENGTH = 120;

/** A code of such a reason. */
export type TransportCode = keyof typeof TRANSPORT_REASONS;

/** All codes. */
export const TRANSPORT_CODES = Object.keys(TRANSPORT_REASONS).filter(isTransportCode);

function isTransportCode(text: string): text is TransportCode {
    return text in TRANSPORT_REASONS;
}

/** A reason with what the other side said, where it said something: its code of closing, an error's name. */
export function transportReason(code: TransportCode, detail = ''): string {
    const sentence = TRANSPORT_REASONS[code];
    return detail === '' ? sentence : `${sentence.slice(0, -1)} (${detail.slice(0, DETAIL_MAX_LENGTH)}).`;
}

/** The code and the detail of a reason; null for a text of another version or another program. */
export function readTransportReason(text: string): { readonly code: TransportCode; readonly detail: string } | null {
    for (const code of TRANSPORT_CODES) {
        const sentence = TRANSPORT_REASONS[code];
        if (text === sentence) return { code, detail: '' };
        const start = `${sentence.slice(0, -1)} (`;
        if (text.startsWith(start) && text.endsWith(').')) return { code, detail: text.slice(start.length, -2) };
    }
    return null;
}
