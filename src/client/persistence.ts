import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { BackendError, type Backend } from './backend';
import type { Environment } from './environment';
import { PERSISTENT_TRIES, RETRY_FIRST_MS, RETRY_LONGEST_MS, backoffMs } from './timing';

/**
 * Runs an operation that a person waits for, and that may be repeated because it is done once however often it is
 * asked for: again after a short wait where it got lost on its way. A filter, a device that is offline and a refusal
 * are told at once.
 * @throws {BackendError}
 */
export async function runPersistently<Data, Variables extends Record<string, unknown>>(
    backend: Backend,
    environment: Environment,
    operation: TypedDocumentNode<Data, Variables>,
    variables: Variables,
): Promise<Data> {
    for (let tries = 1; ; tries += 1) {
        try {
            return await backend.run(operation, variables, { retried: true });
        } catch (error) {
            const lost = error instanceof BackendError && error.kind === 'server-down';
            if (!lost || tries >= PERSISTENT_TRIES) throw error;
            const wait = backoffMs(tries, RETRY_FIRST_MS, RETRY_LONGEST_MS, environment.random());
            await new Promise<void>((resolve) => void environment.after(wait, resolve));
        }
    }
}
