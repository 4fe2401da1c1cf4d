import type { MeshClientError } from '../client/errors';
import { errorSentence as translated } from '../extension/status-text';

/**
 * What went wrong, for a person. Our own sentences are in English and say more; in other languages it is told by its
 * kind, or by the limit that was met. `server` is the host that a filter should let through.
 */
export function errorSentence({ kind, message, limit }: MeshClientError, language: string, server: string): string {
    if (language === 'en') return message;
    return translated({ kind, message, at: 0, ...(limit && { limit }) }, language, server);
}
