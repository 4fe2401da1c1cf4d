import type { MeshClientError } from '../client/errors';
import { errorText } from '../extension/status-text';

/**
 * What went wrong, for a person. Our own sentences are in English and say more; in other languages it is told by its
 * kind. `server` is the host that a filter should let through.
 */
export function errorSentence({ kind, message }: MeshClientError, language: string, server: string): string {
    return language === 'en' ? message : errorText(kind, language, server);
}
