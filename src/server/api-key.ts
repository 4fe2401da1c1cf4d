import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether a caller's key is the server's. Without a key the server is open. Takes the same time for every wrong key. */
export function keyChecker(apiKey: string | null): (given: unknown) => boolean {
    if (apiKey === null) return () => true;
    const digest = (text: string) => createHash('sha256').update(text).digest();
    const expected = digest(apiKey);
    return (given) => typeof given === 'string' && timingSafeEqual(digest(given), expected);
}

/** The sentence for a caller without the key. */
export const KEY_REFUSAL =
    'This server asks for a key: send it as the header x-api-key. Ask whoever runs the server for it.';
