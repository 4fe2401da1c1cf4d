import { createHash, timingSafeEqual } from 'node:crypto';
import { MeshError } from '../../wire/errors';

/** The name of the key, as an HTTP header and in a WebSocket's connection parameters. */
export const API_KEY_NAME = 'x-api-key';

/** Checks whether a caller may use the server. */
export interface ApiKeyCheck {
    /** Whether `given` is the key, or no key is required. Takes the same time for every wrong key. */
    admits(given: unknown): boolean;
}

/** The check of one server. It keeps only a digest, so that no heap dump and no log contains the key. */
export function apiKeyCheck(key: string | undefined): ApiKeyCheck {
    if (key === undefined) return { admits: () => true };
    const expected = digest(key);
    return { admits: (given) => typeof given === 'string' && timingSafeEqual(digest(given), expected) };
}

/** The refusal for a request without the right key. */
export function keyRefusal(given: unknown): MeshError {
    return new MeshError(
        'Unauthorized',
        given === undefined
            ? `This server requires a key in ${API_KEY_NAME}; the request has none. Ask your teacher for the key.`
            : `The key in ${API_KEY_NAME} is wrong. Ask your teacher for the right one.`,
        { code: given === undefined ? 'key-missing' : 'key-wrong' },
    );
}

function digest(text: string): Buffer {
    return createHash('sha256').update(text).digest();
}
