import type { MeshClientError } from '../client/errors';
import { errorSentence as translated } from '../extension/status-text';

/** An error as a sentence in a person's language. `server` is the host that a filter should allow. */
export function errorSentence(error: MeshClientError, language: string, server: string): string {
    return translated(error, language, server);
}
