import type { MeshClientError } from '../client/errors';
import { errorSentence as translated } from '../extension/status-text';

/** What went wrong, for a person, in their language. `server` is the host that a filter should let through. */
export function errorSentence(error: MeshClientError, language: string, server: string): string {
    return translated(error, language, server);
}
